# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['COOKIE', 'GUEST', 'LOOPBACK', 'Reader', 'photos_in', 'Opening', 'opened_shop', 'answered', 'Desk', 'cost_of', 'refused', 'told', 'Guard', 'visitor_of', 'with_cookie', 'html', 'check_token', 'in_parts', 'given_with', 'make_app', 'limits_at', 'notice', 'log_notice', 'serve']
import asyncio, json, logging, os, re, signal, sys, time
import numpy as np
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Thread, current_thread, main_thread
from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import parse_qsl, quote
from .api import CALLS as CALLS, Given as Given, openapi as openapi
from .customer_views import CUSTOMER_CALLS as CUSTOMER_CALLS, CUSTOMERS_CSS as CUSTOMERS_CSS, Door as Door, customer_page as customer_page
from .customer_views import customers_page as customers_page, how_to_load as how_to_load, log_of as log_of, login_page as login_page
from .customer_views import segments_page as segments_page
from .learning import PARTS as PARTS, Learner as Learner, Learning as Learning
from .map_view import MAP_CSS as MAP_CSS, MAP_JS as MAP_JS, map_page as map_page, view_of as view_of, waiting_page as waiting_page
from .pages import find_page as find_page, for_you_page as for_you_page, item_page as item_page, photo_rest as photo_rest, refusal_page as refusal_page
from .photo_views import PHOTO_CSS as PHOTO_CSS, PHOTO_JS as PHOTO_JS, PhotoViews as PhotoViews
from .safety import HEADERS as HEADERS, Busy as Busy, Limits as Limits, RateLimit as RateLimit, Refusal as Refusal, Store as Store
from .safety import allowed_host as allowed_host, same_origin as same_origin
from .shop import Asked as Asked, Shop as Shop, count_in as count_in, number_in as number_in
from .views import CSS as CSS, ICON as ICON, JS as JS, address as address, product_address as product_address
from .visits import Visits as Visits
from .workers import Shared as Shared, State as State, Workers as Workers
from anyio.to_thread import current_default_thread_limiter
from fastcore.basics import patch
from fastcore.xml import P, to_xml
from fasthtml.core import FastHTML
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, MutableHeaders
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.responses import StreamingResponse
from starlette.routing import Match, Route

class Reader:
    """Reads what comes with a request, within limits"""
    limits: Any
    at_once: Any
    now: Any

    def __init__(self, limits: Limits, at_once: int=...):
        ...

@dataclass(frozen=True)
class Opening:
    """Makes the `Shop` of a worker"""
    open: object
    limits: Limits
    place: tuple
    threads: int
    log: object = ...

    def __call__(self) -> Shop:
        """The shop"""
        ...

def opened_shop(open, limits: Limits, state: State, log=...) -> Shop:
    """The shop of what is learned by now"""
    ...

def answered(shop: Shop, function, *args):
    """Answer with the products that there are now"""
    ...

class Desk:
    """Takes requests to whoever answers them: a `Shop` of this process, or `Workers`"""
    limits: Any
    state: Any
    closed: Any
    pictures: Any
    _open: Any
    shop: Any
    workers: Any
    learner: Any
    error: Any

    def __init__(self, rec, limits: Limits=..., secret: str | None=..., workers: int=..., log=..., learn=...):
        ...

    def run(self, function, *args):
        """What a function of the shop gives"""
        ...

    def _in_turn(self, rank, *args):
        ...

    def _begin(self, learn):
        """Open the shop, and have learned what is not there"""
        ...

    def renew(self):
        """Answer from now on with what is learned by now"""
        ...

    @property
    def status(self) -> int:
        """The exit status of the app"""
        ...

    def close(self):
        """End the workers, and who learns"""
        ...

def _lacking(shop):
    ...

def _picture(shop, text):
    ...
COOKIE: Any
_HEAVY: Any

def cost_of(method: str, path: str) -> float:
    """What a request costs its address"""
    ...

def refused(path: str, refusal: Refusal, token: str=..., is_read: bool=...) -> Response:
    """A refusal as an answer: JSON under /api, else a page, which comes again while one learns"""
    ...

def told(request: Request, refusal: Refusal, visits: Visits) -> Response:
    """A refusal as an answer to a request"""
    ...

class Guard:
    """Checks every request before the app sees it"""
    limits: Any
    rates: Any
    app: Any
    desk: Any
    hosts: Any

    def __init__(self, app, desk: Desk, hosts: tuple=...):
        ...

    def check(self, request: Request):
        """Refuse what is not to be answered"""
        ...

def visitor_of(request: Request, visits: Visits) -> tuple:
    """Who asks"""
    ...

def with_cookie(request: Request, answer: Response, cookie: str | None) -> Response:
    """An answer to a visitor"""
    ...

def html(request: Request, text: str, cookie: str | None, status: int=...) -> HTMLResponse:
    """A page as an answer"""
    ...

def check_token(request: Request, visits: Visits, form: FormData) -> str:
    """Whose form it is; `Refusal` where it is nobody's"""
    ...
_FOR_A_WHILE: Any

def _way(request):
    """The tags to search under, None where nothing is said of them, and one of `COVERS`"""
    ...

def _item(shop, visitor, text, *way):
    ...

def _find(shop, visitor, asked):
    ...

def _add_pages(app, desk):
    """The routes of pages that are read"""
    ...

def _add_writes(app, desk, reader):
    """The routes of forms"""
    ...

def _photos(shop):
    ...

def _photo_start(shop, key, *way):
    """The two ends of the page, and whether it waits for what is being learned"""
    ...

def _part(shop, key, asked):
    ...

def _found(shop, key, asked):
    ...

def _photo(shop, key, number):
    ...

def _outline(shop, key, number):
    ...

def _add_photos(app, desk):
    """The routes of photos and of parts of them"""
    ...

def _alike(shop, asked):
    ...

def _heat(shop, asked):
    ...

def _add_alike(app, desk):
    """The routes of comparisons"""
    ...

def _add_call(app, desk, reader, token, call):
    """The route of one call"""
    ...

def _add_texts(app, held):
    """The routes of texts: path → text and kind"""
    ...

def _add_files(app, calls):
    """The routes of what is the same for everybody"""
    ...

def _map(shop, asked, by, text):
    """The page Map, and whether the map is made"""
    ...

def _ready(shop):
    ...

def _points(shop):
    ...

def _marked(shop, asked, version):
    ...

def _add_map(app, desk):
    """The routes of the map"""
    ...
GUEST: Any

def _has_entered(request, door):
    """Whether a request may see customers"""
    ...

def _waiting(shop, title, path):
    ...

def _customers(shop, text, segment, page):
    """The page Customers, and whether it is made"""
    ...

def _customer(shop, text):
    ...

def _segments(shop):
    ...

def _add_customers(app, desk, reader, log, door):
    """The routes of a table of histories"""
    ...

def _add_login(app, visits, reader, door):
    """The route of the form that asks for the token"""
    ...

def _methods(app, scope):
    """The methods that an address takes"""
    ...

def _bare_app(visits):
    """An app without routes, which answers errors"""
    ...

def make_app(rec, token: str | None=..., secret: str | None=..., hosts: tuple=..., limits: Limits=..., workers: int=..., log=..., show_customers: bool=..., learn=...) -> Guard:
    """The app of a recommender"""
    ...
LOOPBACK: Any

def limits_at(rate: float) -> Limits:
    """The usual limits at another rate: so many points a second, and those of half a minute at once"""
    ...

def notice(host: str, port: int, token: str, shown: bool=...) -> str:
    """What is said when the app starts"""
    ...

def log_notice(shown: bool) -> str:
    """What is said of a table of histories when the app starts"""
    ...

@contextmanager
def _ended_by_sigterm(desk):
    """SIGTERM ends the app with its status; afterwards it does what it did before"""
    ...

def serve(rec, host: str=..., port: int=..., token: str=..., secret: str | None=..., hosts: tuple | None=..., workers: int=..., limits: Limits=..., proxies: str=..., log=..., show_customers: bool=..., learn=...) -> int:
    """Run the app until it is stopped"""
    ...
