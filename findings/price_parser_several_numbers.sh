#!/usr/bin/env bash
# price-parser reads the price of a shop's table: which number does it take, and does it keep all its digits?
#
# One would guess: grouping signs are recognised in every spelling that shops print; a text with two numbers gives the
# one beside the currency sign, or none; a leading zero means a decimal comma; a minus stays.
# What happens (price-parser 0.5.1, seen 2026-11-27):
#   - Swiss grouping by the typographic apostrophe (U+2019, what word processors write) ends the number: 1’299.00 is 1,
#     while 1'299.00 with the typewriter's apostrophe is 1299.00. Indian grouping (1,29,900) is understood.
#   - "0,999" is 999 and "1,299.000" is 1299000: three digits after the last separator are thousands, whatever precedes.
#   - "size 38 €49" is 38.49 €: a number before the sign and the one after it become one price. "649 1299" (old and new
#     price) is 6491299. "3 for ₹999" is 3 ₹.
#   - "-₹50" is 50; "free" is 0.
# What follows: a parsed price is to be trusted only where the digits of the answer are the digits of the text.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check price-parser==0.5.1 attrs==26.1.0
"$dir/venv/bin/python" - <<'PY'
from decimal import Decimal
from price_parser import Price

expected = {
    "CHF 1'299.00": '1299.00', 'CHF 1\u2019299.00': '1', '\u20b91,29,900': '129900', '0,999': '999',
    '1,299.000': '1299000', 'size 38 \u20ac49': '38.49', '649 1299': '6491299', '3 for \u20b9999': '3',
    '-\u20b950': '50', 'free': '0',
}
for text, amount in expected.items():
    price = Price.fromstring(text)
    print(f'{text!r:22} -> {price.amount} {price.currency}')
    assert price.amount == Decimal(amount), f'{text!r} used to give {amount}'
PY
