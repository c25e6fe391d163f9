"""The API by its own description: calls that are made from it, and what is answered."""

import collections

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from mutations import INSIDE, photo_of

from fashionrec.api import openapi
from fashionrec.app import make_app
from small_app import BEARER, FREE, saved, small_recommender

@pytest.fixture(scope='module')
def rec():
    "A recommender of a small catalogue"
    return small_recommender(60)


@pytest.fixture(scope='module')
def app(rec):
    "The app without a limit of the rate"
    return make_app(rec, 'secret', hosts=('*',), limits=FREE)


@pytest.fixture(scope='module')
def photo(rec):
    "A picture of a product as a file"
    return saved(rec.picture(rec.index.products.index[0]))


RUNNING = []  # The app that calls are made to


async def made(scope, receive, send):
    "Stands for the app while tests are collected, before it is made"
    await RUNNING[-1](scope, receive, send)


pictures = st.one_of(st.just(saved(photo_of())), st.binary(max_size=200))
schemathesis.openapi.media_type('image/*', pictures)
described = schemathesis.openapi.from_dict(openapi())
described.app = made

# Whether bytes are a picture, an id is a product's and a blank box says nothing is no matter of a
# schema. A GET with a body is refused before it is asked whether GET is taken.
CHECKS = schemathesis.checks
LEFT_OUT = [CHECKS.positive_data_acceptance, CHECKS.negative_data_rejection]
WITH_BODY = [*LEFT_OUT, CHECKS.unsupported_method]
answered = collections.Counter()


def with_what_there_is(case, rec, photo):
    "Half of the calls name a product that exists, or send a photo"
    known = str(rec.index.products.index[1])
    if 'id' in (case.query or {}):
        case.query['id'] = known
    if case.method != 'DELETE' and 'id' in (case.path_parameters or {}):
        case.path_parameters['id'] = known
    if isinstance(case.body, dict) and 'photo' in case.body:
        several = isinstance(case.body['photo'], list)
        case.body['photo'] = [photo] if several else photo
        if 'product' in case.body:
            case.body['product'] = '{"id": 10003, "gender": "Men"}'


@described.parametrize()
@settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_calls_made_from_the_description(case, app, rec, photo):
    "No error of the server; status, type and content of each answer are those that are described"
    RUNNING[:] = [app]
    count = sum(answered.values())
    if case.operation.method.upper() == case.method and count % 2:
        with_what_there_is(case, rec, photo)
    answer = case.call(headers=BEARER)
    answered[case.operation.label, answer.status_code] += 1
    assert not INSIDE.search(answer.text), answer.text
    body = case.operation.label.startswith('POST')
    case.validate_response(answer, excluded_checks=WITH_BODY if body else LEFT_OUT)


def test_calls_were_answered():
    "The calls above reached what they are for, and were refused too"
    for call in ('GET /api/v1/similar', 'GET /api/v1/search', 'GET /api/v1/page',
                 'POST /api/v1/tag', 'POST /api/v1/similar', 'POST /api/v1/page',
                 'POST /api/v1/for_customer', 'GET /api/v1/products/{id}'):  # fmt: skip
        assert answered[call, 200] and answered[call, 400] + answered[call, 404], call
    assert answered['POST /api/v1/products', 409] and answered['DELETE /api/v1/products/{id}', 404]
    assert sum(answered.values()) > 300
