"""The app that students build on these products: Streamlit, a file box, five results.

Run by `bench_browser.py`, which sets WAY. `student`: ResNet50 and pickled features, as the many
apps of this kind have them, but with random weights, which take the same time. `same`: the
recommender of fashionrec, kept by Streamlit between runs, so that all that is compared is the app.
"""

import os
import pickle

import streamlit as st

WAY = os.environ['WAY']
st.set_page_config(page_title='Fashion recommender', layout='wide')


@st.cache_resource
def recommender():
    "The recommender of the drawn sample, as `fashionrec serve` opens it"
    from fashionrec.cli import catalogue_of
    from fashionrec.recommender import Recommender

    return Recommender.open(catalogue_of(''), progress=False)


@st.cache_resource
def network():
    "ResNet50 without its head, one thread"
    import torch
    from torchvision.models import resnet50

    torch.set_num_threads(1)
    net = resnet50(weights=None)
    net.fc = torch.nn.Identity()
    return net.eval()


@st.cache_resource
def features():
    "Ids and features from a pickle, and what finds the nearest"
    from sklearn.neighbors import NearestNeighbors

    with open(os.environ['FEATURES'], 'rb') as file:
        ids, vectors = pickle.load(file)
    return ids, NearestNeighbors(n_neighbors=5, algorithm='brute').fit(vectors)


def five_by_resnet(upload):
    "The photo, and the ids of five products"
    import torch
    from PIL import Image
    from torchvision.transforms.functional import normalize, resize, to_tensor

    photo = Image.open(upload).convert('RGB')
    picture = normalize(to_tensor(resize(photo, [224, 224])), [0.485, 0.456, 0.406],
                        [0.229, 0.224, 0.225])  # fmt: skip
    ids, nearest = features()
    with torch.inference_mode():
        vector = network()(picture[None]).numpy()
    return photo, [ids[place] for place in nearest.kneighbors(vector)[1][0]]


def five_by_ours(upload):
    "The photo, and the ids of five products"
    from fashionrec.photos import open_photo

    photo = open_photo(upload.getvalue(), draft=(640, 860))
    photo.thumbnail((640, 860))
    return photo, recommender().index.search(photo, 5).index.tolist()


st.title('Fashion recommender')
rec = recommender()  # The pictures, for both ways
if WAY == 'student':
    network()
    features()
upload = st.file_uploader('Choose a photo', type=['jpg', 'jpeg', 'png'])
if upload is not None:
    photo, found = (five_by_resnet if WAY == 'student' else five_by_ours)(upload)
    st.image(photo, width=300)
    with st.container(key='results'):
        for id, column in zip(found, st.columns(5)):
            with column:
                st.image(rec.picture(id), caption=str(rec.index.products.productDisplayName[id]))
