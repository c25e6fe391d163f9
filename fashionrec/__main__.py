"`python -m fashionrec` is the command `fashionrec`"
from .cli import console

if __name__ == '__main__': console()
