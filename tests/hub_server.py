"A hub of models and data sets on this machine, as far as huggingface_hub asks it: for tests only."

import base64
import hashlib
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote


def sha1(content):
    "The name that git gives to bytes"
    return hashlib.sha1(b'blob %d\0' % len(content) + content).hexdigest()


class Handler(BaseHTTPRequestHandler):
    "One question to the hub; `self.server` holds repositories, each a dict of file -> bytes"

    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def say(self, content=b'', status=200, **headers):
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        headers = {'Content-Length': len(body)} | headers
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), str(value))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)

    def commit(self, repo):
        "The commit that a repository is at"
        files = self.server.repos[repo]
        return hashlib.sha1(repr(sorted(files.items())).encode()).hexdigest()

    def missing(self, code):
        self.say({'error': 'not found'}, 404, X_Error_Code=code)

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'] or 0))
        self.server.asked.append(f'POST {self.path}')
        if self.path == '/api/validate-yaml':
            return self.say({'errors': [], 'warnings': []})
        if self.headers['Authorization'] != 'Bearer hf_writer':
            return self.say({'error': 'who are you?'}, 401)
        if self.path == '/api/repos/create':
            name = json.loads(body)['name']
            owner = json.loads(body).get('organization') or 'me'
            self.server.repos.setdefault(f'{owner}/{name}', {})
            return self.say({'url': f'{self.server.address}/{owner}/{name}'})
        repo, action = re.match(r'/api/models/([^/]+/[^/]+)/(\w+)', self.path).groups()
        if action == 'preupload':
            files = [file['path'] for file in json.loads(body)['files']]
            modes = [dict(path=path, uploadMode='regular', shouldIgnore=False) for path in files]
            return self.say({'files': modes})
        self.changed(repo, [json.loads(line) for line in body.splitlines()])
        sha = self.commit(repo)
        url = f'{self.server.address}/{repo}/commit/{sha}'
        self.say({'success': True, 'commitOid': sha, 'commitUrl': url})

    def changed(self, repo, steps):
        "Take one commit, whole"
        files = dict(self.server.repos[repo])
        for step in steps:
            if step['key'] == 'deletedFile':
                del files[step['value']['path']]
        for step in steps:
            if step['key'] == 'file':
                files[step['value']['path']] = base64.b64decode(step['value']['content'])
        self.server.repos[repo] = files

    def do_GET(self):
        path = unquote(self.path.partition('?')[0])
        self.server.asked.append(f'{self.command} {path}')
        asked = re.match(r'/api/(?:models|datasets)/([^/]+/[^/]+)(?:/(\w+)/([^/]+))?', path)
        file = re.match(r'/(?:datasets/)?([^/]+/[^/]+)/resolve/([^/]+)/(.+)', path)
        repo = (asked or file)[1]
        if repo not in self.server.repos:
            return self.missing('RepoNotFound')
        sha, files = self.commit(repo), self.server.repos[repo]
        if (asked[3] if asked else file[2]) not in (None, 'main', sha):
            return self.missing('RevisionNotFound')
        if asked and asked[2] == 'tree':
            found = files.items()
            rows = [dict(type='file', path=n, size=len(c), oid=sha1(c)) for n, c in found]
            return self.say(rows)
        if asked:
            siblings = [{'rfilename': name} for name in files]
            return self.say({'id': repo, 'sha': sha, 'siblings': siblings, 'tags': []})
        if file[3] not in files:
            return self.missing('EntryNotFound')
        content = files[file[3]]
        self.say(content, ETag=f'"{sha1(content)}"', X_Repo_Commit=sha)

    do_HEAD = do_GET


def started():
    "A hub that answers at its `address` until it is shut down"
    server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.repos, server.asked = {}, []
    server.address = f'http://127.0.0.1:{server.server_port}'
    Thread(target=server.serve_forever, daemon=True).start()
    return server
