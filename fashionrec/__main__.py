"`python -m fashionrec` is the command `fashionrec`"
import sys
from .cli import main

if __name__ == '__main__': sys.exit(main())
