# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['COOKIE', 'LOOPBACK', 'Reader', 'photos_in', 'cost_of', 'refused', 'Guard', 'visitor_of', 'html', 'check_token', 'given_with', 'make_app', 'notice', 'serve']
import asyncio, json, time
from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import parse_qsl
from .api import CALLS as CALLS, Given as Given, openapi as openapi
from .pages import find_page as find_page, for_you_page as for_you_page, item_page as item_page, refusal_page as refusal_page
from .photo_views import PHOTO_CSS as PHOTO_CSS, PHOTO_JS as PHOTO_JS, PhotoViews as PhotoViews
from .recommender import Recommender as Recommender
from .safety import HEADERS as HEADERS, Busy as Busy, Limits as Limits, RateLimit as RateLimit, Refusal as Refusal, allowed_host as allowed_host, same_origin as same_origin
from .shop import Asked as Asked, Shop as Shop
from .views import CSS as CSS, ICON as ICON, JS as JS, address as address, product_address as product_address
from fasthtml.core import FastHTML
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, MutableHeaders
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

class Reader:
    """Reads what comes with a request, within limits"""
    limits: Any
    at_once: Any
    now: Any

    def __init__(self, limits: Limits, at_once: int=...):
        ...

def cost_of(method: str, path: str) -> float:
    """What a request costs its address"""
    ...

def refused(path: str, refusal: Refusal) -> Response:
    """A refusal as an answer: JSON under /api, else a page"""
    ...

class Guard:
    """Checks every request before the app sees it"""
    rates: Any
    app: Any
    shop: Any
    hosts: Any

    def __init__(self, app, shop: Shop, hosts: tuple=...):
        ...

    def check(self, request: Request):
        """Refuse what is not to be answered"""
        ...
COOKIE: Any

def visitor_of(request: Request, shop: Shop) -> tuple:
    """Who asks"""
    ...

def html(request: Request, text: str, cookie: str | None) -> HTMLResponse:
    """A page as an answer"""
    ...

def check_token(request: Request, shop: Shop, form: FormData) -> str:
    """Whose form it is; `Refusal` where it is nobody's"""
    ...
_FOR_A_WHILE: Any

def _add_pages(app, shop):
    """The routes of pages that are read"""
    ...

def _add_writes(app, shop, reader):
    """The routes of forms"""
    ...

def _add_photos(app, shop):
    """The routes of photos, parts of them, and comparisons"""
    ...

def _add_call(app, shop, reader, token, call):
    """The route of one call"""
    ...

def _add_files(app):
    """The routes of what is the same for everybody"""
    ...

def make_app(rec: Recommender, token: str | None=..., secret: str | None=..., hosts: tuple=..., limits: Limits=...) -> Guard:
    """The app of a recommender"""
    ...
LOOPBACK: Any

def notice(host: str, port: int, token: str, shown: bool=...) -> str:
    """What is said when the app starts"""
    ...

def serve(rec: Recommender, host: str=..., port: int=..., token: str=..., secret: str | None=..., hosts: tuple | None=...):
    """Run the app until it is stopped"""
    ...
