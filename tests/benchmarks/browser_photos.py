"""Photos asked of the page that tags in the browser: its own scripts, run by Chromium without a
window, from a server or from files. `built` makes the folder, `asked` gives what the page found.
"""

import base64
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'tools'))
import tryout  # noqa: E402

NAMES = ('chromium', 'chromium-browser', 'google-chrome')
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = (
    '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking '
    '--disable-dev-shm-usage'
).split()

PAGE = """<!doctype html><meta charset="utf-8"><body>
<script src="try/prepare.js"></script>
<script src="try/try.js"></script>
<script src="photos.js"></script>
<script>
(async () => {
  const answer = { found: [] };
  const begin = performance.now();
  try {
    for (const photo of photos) {
      const found = await tryPhoto.look(await (await fetch(photo)).blob(), () => {});
      const { pixels, ...rest } = found;
      answer.found.push({ ...rest, pixels: wanted ? [...pixels] : [] });
      answer.first ??= performance.now() - begin;
    }
  } catch (error) {
    answer.error = `${error} ${error.stack}`;
  }
  await fetch(reply, { method: "POST", mode: "no-cors", body: JSON.stringify(answer) });
})();
</script>"""


class Answers:
    "A server of a folder that takes one answer"

    def __init__(self, folder):
        self.content = None
        self.come = threading.Event()
        answers = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args):
                super().__init__(*args, directory=str(folder))

            def do_POST(self):
                length = int(self.headers['Content-Length'])
                answers.content = self.rfile.read(length)
                self.send_response(200)
                self.end_headers()
                answers.come.set()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.address = f'http://127.0.0.1:{self.server.server_port}'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def built(folder):
    "The folder with all that the page loads; an OSError where it can't be had"
    tryout.build(Path(folder) / 'try')
    return Path(folder)


def asked(
    folder,  # What `built` filled
    photos,  # Their files' bytes
    as_file=False,  # Open the page as a file, not from a server
    pixels=False,  # Give the prepared pictures too
    seconds=300,  # Longest time
):
    "What the page says of photos: a dict with `found`, one a photo, and `first` in milliseconds"
    answers = Answers(folder)
    addresses = ['data:;base64,' + base64.b64encode(photo).decode() for photo in photos]
    given = dict(photos=addresses, reply=f'{answers.address}/answer', wanted=pixels)
    script = ''.join(f'const {name} = {json.dumps(value)};\n' for name, value in given.items())
    (folder / 'photos.js').write_text(script, encoding='utf-8')
    (folder / 'ask.html').write_text(PAGE, encoding='utf-8')
    page = (folder / 'ask.html').as_uri() if as_file else f'{answers.address}/ask.html'
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [CHROMIUM, *FLAGS, f'--user-data-dir={profile}', page]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not answers.come.wait(seconds):
                raise TimeoutError(f'no answer from {CHROMIUM} within {seconds} s')
        finally:
            browser.terminate()
            browser.wait()
            answers.server.shutdown()
    answer = json.loads(answers.content)
    if 'error' in answer:
        raise RuntimeError(answer['error'])
    return answer


def tags_of(found):
    "The tags that the page shows, as `Tagger.predict` gives them"
    return [told['tag'] if found['shown'] else 'unsure' for told in found['tags']]
