# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['COOKIE', 'GUEST', 'LOOPBACK', 'Reader', 'photos_in', 'cost_of', 'refused', 'Guard', 'visitor_of', 'html', 'check_token', 'given_with', 'make_app', 'notice', 'log_notice', 'serve']
import asyncio, json, re, time
import numpy as np
from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import parse_qsl, quote
from .api import CALLS as CALLS, Given as Given, openapi as openapi
from .customer_views import CUSTOMERS_CSS as CUSTOMERS_CSS, CustomerLog as CustomerLog, Door as Door, customer_calls as customer_calls, customer_page as customer_page
from .customer_views import customers_page as customers_page, how_to_load as how_to_load, login_page as login_page, segments_page as segments_page
from .map_view import MAP_CSS as MAP_CSS, MAP_JS as MAP_JS, MapView as MapView, map_page as map_page, waiting_page as waiting_page
from .pages import find_page as find_page, for_you_page as for_you_page, item_page as item_page, refusal_page as refusal_page
from .recommender import Recommender as Recommender
from .safety import HEADERS as HEADERS, Busy as Busy, Limits as Limits, RateLimit as RateLimit, Refusal as Refusal, allowed_host as allowed_host, same_origin as same_origin
from .shop import Asked as Asked, Shop as Shop, count_in as count_in, number_in as number_in
from .views import CSS as CSS, ICON as ICON, JS as JS, product_address as product_address
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

def _handlers():
    """What is answered to errors; of those that nobody expected the server's log has more"""
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

def html(request: Request, text: str, cookie: str | None, status: int=...) -> HTMLResponse:
    """A page as an answer"""
    ...

def check_token(request: Request, shop: Shop, form: FormData) -> str:
    """Whose form it is; `Refusal` where it is nobody's"""
    ...

def _add_pages(app, shop):
    """The routes of pages that are read"""
    ...

def _add_writes(app, shop, reader):
    """The routes of forms"""
    ...

def _add_call(app, shop, reader, token, call):
    """The route of one call"""
    ...

def _add_texts(app, held):
    """The routes of texts: path → text and kind"""
    ...

def _add_files(app, calls):
    """The routes of what is the same for everybody"""
    ...

def _add_map(app, shop):
    """The routes of the map"""
    ...
GUEST: Any

def _has_entered(request, door):
    """Whether a request may see customers"""
    ...

def _add_customers(app, shop, reader, log, door):
    """The routes of a table of histories"""
    ...

def _add_login(app, shop, reader, door):
    """The route of the form that asks for the token"""
    ...

def make_app(rec: Recommender, token: str | None=..., secret: str | None=..., hosts: tuple=..., limits: Limits=..., log: CustomerLog | None=..., show_customers: bool=...) -> Guard:
    """The app of a recommender"""
    ...
LOOPBACK: Any

def notice(host: str, port: int, token: str, shown: bool=...) -> str:
    """What is said when the app starts"""
    ...

def log_notice(shown: bool) -> str:
    """What is said of a table of histories when the app starts"""
    ...

def serve(rec: Recommender, host: str=..., port: int=..., token: str=..., secret: str | None=..., hosts: tuple | None=..., log: CustomerLog | None=..., show_customers: bool=...):
    """Run the app until it is stopped"""
    ...
