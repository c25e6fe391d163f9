"""What the model of customers is worth without each of its voices: which features to leave out."""

from fashionrec.customers import CustomerModel
from fashionrec.voices import feature_name, voice_of

PLAINLY = {  # Voices in the words of the pages; a voice that is added later keeps its name
    'look': 'pictures',
    'followed': 'what followed',
    'together': 'what goes together',
    'variant': 'the same design',
    'own': "the customer's own products",
    'due': 'what is due again',
    'popular': 'popularity',
}


def features_of_voices(
    model,  # A `CustomerModel`
):  # Voice in plain words → its features
    "What to leave out of a model to see what a voice is worth"
    leads = [f'after {feature_name(name)}' for name in model.codes]
    voices = {'taste': [], 'attributes': [], 'values that follow': leads}
    for name in model.features:
        if name in leads:
            continue
        plain = PLAINLY.get(voice_of(name), voice_of(name))
        if plain == 'pictures' and model.look != 'look':
            plain = f'vectors of {model.look}' if model.look == 'attributes' else 'vectors'
        voices.setdefault(plain, []).append(name)
    return {voice: names for voice, names in voices.items() if names}


class Unjudged(CustomerModel):
    "A model that never falls back to a simple rule: what it lacks then shows"

    def judge(self, lessons, most=500):
        self.judged = dict(falls_back=False)
