"Installs fashionrec; everything it says is read from settings.ini."
import re
from configparser import ConfigParser
from pathlib import Path

from setuptools import setup

LICENCES = {'apache2': 'Apache-2.0'}
PICTURE = re.compile(r'<picture>.*?(<img [^>]*>)\s*</picture>', re.S)
LINK = re.compile(r'(!?)\[([^\[\]]*)\]\((?!\w+:|#)([^)\s]+)\)')


def settings():
    "What settings.ini says"
    parser = ConfigParser(delimiters=['='])
    parser.read('settings.ini', encoding='utf-8')
    return parser['DEFAULT']


def description(readme, cfg):
    "README.md with links and pictures that work elsewhere, as on a package index"
    def absolute(match):
        picture, text, target = match.groups()
        kind = 'raw' if picture else 'blob'
        return f"{picture}[{text}]({cfg['git_url']}/{kind}/{cfg['branch']}/{target})"
    raw = f"{cfg['git_url']}/raw/{cfg['branch']}/"
    light = PICTURE.sub(r'\1', readme) # An index has one colour
    return re.sub(r'\bsrc="(?!\w+:)', f'src="{raw}', LINK.sub(absolute, light))


def extras(cfg):
    "The extras, such as notebooks from notebooks_requirements"
    ending = '_requirements'
    return {name.removesuffix(ending): cfg[name].split() for name in cfg if name.endswith(ending)}


def install():
    "Hand everything to setuptools"
    cfg = settings()
    readme = Path('README.md').read_text(encoding='utf-8')
    setup(
        name=cfg['lib_name'],
        version=cfg['version'],
        description=cfg['description'],
        keywords=cfg['keywords'],
        author=cfg['author'],
        author_email=cfg['author_email'],
        url=cfg['git_url'],
        license_expression=LICENCES[cfg['license']],
        long_description=description(readme, cfg),
        long_description_content_type='text/markdown',
        packages=['fashionrec', 'fashionrec.assets'],
        package_dir={'fashionrec.assets': 'data'},
        package_data={
            'fashionrec': ['py.typed', '*.pyi'],
            'fashionrec.assets': ['*.csv', '*.json', 'results/*.json', 'weights/**/*'],
        },
        python_requires=f">={cfg['min_python']}",
        install_requires=cfg['requirements'].split(),
        extras_require=extras(cfg),
        entry_points={
            'console_scripts': cfg['console_scripts'].split('\n'),
            'nbdev': [f"{cfg['lib_name']}={cfg['lib_path']}._modidx:d"],
        },
        classifiers=[
            'Development Status :: 3 - Alpha',
            'Intended Audience :: Developers',
            'Natural Language :: English',
            'Programming Language :: Python :: 3 :: Only',
            *(f'Programming Language :: Python :: {name}' for name in cfg['pythons'].split()),
            'Topic :: Scientific/Engineering :: Image Recognition',
        ],
    )


if __name__ == '__main__':
    install()
