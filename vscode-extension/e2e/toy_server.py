"""The least that a pygls server with a menu can be: what `measure.py` compares ours with."""

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("toy", "1")


@server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
    """One entry, which does nothing."""
    return [types.CodeAction(title="Expand to abstract", kind=types.CodeActionKind.RefactorRewrite)]


if __name__ == "__main__":
    server.start_io()
