"""Entry point of `precis` and `python -m precis`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from precis.cli.main import run

    sys.exit(run(sys.argv[1:], serve))


def serve(transport: str, host: str, port: int) -> None:
    """Run the language server; imported here, since the command line does not know the protocol."""
    from precis.lsp import server

    server.serve(transport, host, port)


if __name__ == "__main__":
    main()
