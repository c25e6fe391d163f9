# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['COOKIE', 'LOOPBACK', 'Reader', 'photos_in', 'Opening', 'answered', 'Desk', 'cost_of', 'refused', 'Guard', 'visitor_of', 'html', 'check_token', 'given_with', 'make_app', 'limits_at', 'notice', 'serve']
import asyncio, json, os, time
from dataclasses import dataclass
from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import parse_qsl
from .api import CALLS as CALLS, Given as Given, openapi as openapi
from .pages import find_page as find_page, for_you_page as for_you_page, item_page as item_page, refusal_page as refusal_page
from .safety import HEADERS as HEADERS, Busy as Busy, Limits as Limits, RateLimit as RateLimit, Refusal as Refusal, Store as Store
from .safety import allowed_host as allowed_host, same_origin as same_origin
from .shop import Asked as Asked, Shop as Shop
from .views import CSS as CSS, ICON as ICON, JS as JS, product_address as product_address
from .visits import Visits as Visits
from .workers import Shared as Shared, State as State, Workers as Workers
from anyio.to_thread import current_default_thread_limiter
from fastcore.basics import patch
from fasthtml.core import FastHTML
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, MutableHeaders
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
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

    def __call__(self) -> Shop:
        """The shop"""
        ...

def answered(shop: Shop, function, *args):
    """Answer with the products that there are now"""
    ...

class Desk:
    """Takes requests to whoever answers them: a `Shop` of this process, or `Workers`"""
    limits: Any
    state: Any
    pictures: Any
    shop: Any
    workers: Any

    def __init__(self, rec, limits: Limits=..., secret: str | None=..., workers: int=...):
        ...

    def run(self, function, *args):
        """What a function of the shop gives"""
        ...

    def _in_turn(self, *args):
        ...

    def close(self):
        """End the workers"""
        ...

def _picture(shop, text):
    ...

def cost_of(method: str, path: str) -> float:
    """What a request costs its address"""
    ...

def refused(path: str, refusal: Refusal) -> Response:
    """A refusal as an answer: JSON under /api, else a page"""
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
COOKIE: Any

def visitor_of(request: Request, visits: Visits) -> tuple:
    """Who asks"""
    ...

def html(request: Request, text: str, cookie: str | None) -> HTMLResponse:
    """A page as an answer"""
    ...

def check_token(request: Request, visits: Visits, form: FormData) -> str:
    """Whose form it is; `Refusal` where it is nobody's"""
    ...

def _way(request):
    """The tags to search under, None where nothing is said of them, and one of `COVERS`"""
    ...

def _item(shop, visitor, text, *way):
    ...

def _of_photo(shop, visitor, key, *way):
    ...

def _find(shop, visitor, asked):
    ...

def _add_pages(app, desk):
    """The routes of pages that are read"""
    ...

def _add_writes(app, desk, reader):
    """The routes of forms"""
    ...

def _add_call(app, desk, reader, token, call):
    """The route of one call"""
    ...

def _add_files(app):
    """The routes of what is the same for everybody"""
    ...

def _methods(app, scope):
    """The methods that an address takes"""
    ...

def _bare_app():
    """An app without routes, which answers errors"""
    ...

def make_app(rec, token: str | None=..., secret: str | None=..., hosts: tuple=..., limits: Limits=..., workers: int=...) -> Guard:
    """The app of a recommender"""
    ...
LOOPBACK: Any

def limits_at(rate: float) -> Limits:
    """The usual limits at another rate: so many points a second, and those of half a minute at once"""
    ...

def notice(host: str, port: int, token: str, shown: bool=...) -> str:
    """What is said when the app starts"""
    ...

def serve(rec, host: str=..., port: int=..., token: str=..., secret: str | None=..., hosts: tuple | None=..., workers: int=..., limits: Limits=..., proxies: str=...):
    """Run the app until it is stopped"""
    ...
