"The files that fashionrec ships, installed as `fashionrec.assets`: counts behind the sample, learned weights, measured results."
