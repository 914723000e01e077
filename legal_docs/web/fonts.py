"""The Chinese font for browsers without one, served from the packaged file, never from outside."""

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from legal_docs import shipped


def send(request: Request) -> Response:
    """Return the packaged font called for; 404 for any other name."""
    name = request.path_params["name"]
    if name != shipped.SANS:
        return PlainTextResponse("404", 404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return FileResponse(shipped.font(name), media_type="font/otf", headers=headers)


route = Route("/fonts/{name}", send)
