"""The reproducibility report as a PDF: `make report`, after the site is rendered.

Chromium prints _docs/results/report.html to _docs/report.pdf; nothing is fetched from a network.
"""
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ('chromium', 'chromium-browser', 'google-chrome', 'chrome')


def main(site='_docs'):
    "Print the rendered report"
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    page, pdf = Path(site)/'results'/'report.html', Path(site)/'report.pdf'
    if browser is None:
        sys.exit(f'No Chromium was found, which prints the report (tried {", ".join(BROWSERS)}).')
    if not page.is_file():
        sys.exit(f'{page} is missing: make docs renders it.')
    options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer']
    command = [browser, *options, f'--print-to-pdf={pdf.resolve()}', page.resolve().as_uri()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print(f'The report: {pdf}')


if __name__ == '__main__':
    main(*sys.argv[1:])
