# Makes .venv with a fitting Python, or says what is missing. `venv.sh why`: hints after a failed installation.
fail() { printf '\n%s\n' "$@" >&2; exit 1; }

free() { df -Pk "$1" | awk 'NR == 2 { print int($4 / 1048576) }'; }

if [ "${1:-}" = why ]; then
    echo >&2
    echo 'The installation stopped; the reason is in the lines above. It can be repeated: nothing half-installed is used.' >&2
    [ "$(free .)" -ge 1 ] || echo "The disk is full: $(free .) GB are free here." >&2
    header=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h
    [ -f "$header" ] || echo "If a package had to be compiled: Python's headers are missing ($header). On Debian or Ubuntu: apt install python3-dev" >&2
    exit 0
fi

command -v git >/dev/null || fail 'git is missing. On Debian or Ubuntu: apt install git'

# Pythons that the packages of constraints.txt were settled for, before later ones
suits() { "$1" -c "import sys; sys.exit(not $2)" 2>/dev/null; }
chosen=
if [ -n "$PYTHON" ]; then
    suits "$PYTHON" 'sys.version_info >= (3, 11)' || fail "PYTHON=$PYTHON is not a Python of version 3.11 or later."
    chosen=$PYTHON
else
    for rule in '(3, 11) <= sys.version_info < (3, 15)' 'sys.version_info >= (3, 11)'; do
        for p in python3 python3.14 python3.13 python3.12 python3.11; do
            [ -n "$chosen" ] || { suits "$p" "$rule" && chosen=$p; }
        done
    done
    [ -n "$chosen" ] || fail 'No Python of version 3.11 or later was found (tried python3, python3.14 ... python3.11).' \
        'Install one, or name it: make run PYTHON=/path/to/python3.12'
fi

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    gb=$(free .)
    [ "$gb" -ge "$NEED_GB" ] || fail "The disk is too full: installing needs $NEED_GB GB, and $gb GB are free in $(pwd)."
    if [ -n "$UV" ]; then
        echo "Creating .venv with $("$chosen" -V), by $("$UV" --version)"
        rm -rf .venv
        "$UV" venv --quiet --seed --python "$chosen" .venv || fail 'uv could not create .venv; its message is above. To use pip instead: add UV= to the command.'
    else
        "$chosen" -c 'import venv, ensurepip' 2>/dev/null || fail "$chosen cannot make virtual environments: its venv module is missing. On Debian or Ubuntu: apt install python3-venv"
        echo "Creating .venv with $("$chosen" -V)"
        "$chosen" -m venv --clear .venv || fail "$chosen could not create .venv; its message is above."
    fi
fi
suits .venv/bin/python 'sys.version_info >= (3, 11)' || fail '.venv holds a Python older than 3.11. Remove it (rm -r .venv) and repeat.'
