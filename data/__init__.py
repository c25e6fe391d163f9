"""The files that fashionrec ships, installed as `fashionrec.assets`.

Counts behind the sample, learned weights, measured results.
"""
