"""The least that a pygls server can be: what `startup` compares ours with."""

from pygls.lsp.server import LanguageServer

if __name__ == "__main__":
    LanguageServer("bare", "1").start_io()
