"""Hugging Face's errors as sentences that say what to do."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from precis.errors import EngineError, ModelMissing

_Result = TypeVar("_Result")
_PAGE = "https://huggingface.co"
LOGIN = "hf auth login"
# Waits after 429, and the longest one in seconds.
_WAITS = 3
_LONGEST = 60.0


def is_offline() -> bool:
    """Whether the user has forbidden the network (HF_HUB_OFFLINE=1)."""
    from huggingface_hub import constants

    return bool(constants.HF_HUB_OFFLINE)


def missing_offline(name: str, repo: str, filename: str, folder: Path) -> ModelMissing:
    """What to copy where, when the network cannot be asked."""
    what = f"the file {filename}" if filename else "its *.safetensors and *.json files"
    return ModelMissing(
        f"{name} is not on this machine, and there is no network. On a machine that has one, take "
        f"{what} from {_PAGE}/{repo}, bring it here on a stick, and run: precis model import PATH. "
        f"Or copy the other machine's folder {folder.name} to {folder.parent}."
    )


def patiently(call: Callable[[], _Result]) -> _Result:
    """The call's result; when the hub asks for patience (429), once more after its time."""
    from huggingface_hub.errors import HfHubHTTPError

    for waits_left in range(_WAITS, -1, -1):
        try:
            return call()
        except HfHubHTTPError as error:
            if error.response.status_code != 429 or not waits_left:
                raise
            time.sleep(_retry_after(error.response.headers.get("retry-after", "")))
    raise AssertionError("unreachable")


@contextmanager
def explained(name: str, repo: str, filename: str, folder: Path) -> Iterator[None]:
    """Turn the client's errors into ours; ours pass."""
    from huggingface_hub import errors

    try:
        yield
    except EngineError:
        raise
    except errors.GatedRepoError as error:
        raise _gated(name, repo, error.response.status_code) from error
    except errors.RepositoryNotFoundError as error:
        raise EngineError(
            f"Hugging Face shows no {repo}: it does not exist, or it is private. If it is yours, "
            f"run: {LOGIN}"
        ) from error
    except (errors.RemoteEntryNotFoundError, errors.RevisionNotFoundError) as error:
        raise EngineError(
            f"{repo} has no {filename or 'such revision'} any more. Look at {_PAGE}/{repo}"
        ) from error
    except errors.HfHubHTTPError as error:
        raise _status(name, repo, error.response.status_code) from error
    except errors.OfflineModeIsEnabled as error:
        raise missing_offline(name, repo, filename, folder) from error
    # HTTPError is that of whichever HTTP client this version of the hub uses.
    except (errors.LocalEntryNotFoundError, errors.HTTPError) as error:  # type: ignore[attr-defined]
        raise _broken_off(name, repo, filename, folder) from error
    except OSError as error:
        raise _system(name, repo, filename, folder, error) from error


def _gated(name: str, repo: str, status: int) -> EngineError:
    accept = f"Its makers ask you to accept their terms: open {_PAGE}/{repo}, sign in and accept"
    if status == 403:
        return EngineError(
            f"Your Hugging Face account may not read {name}. {accept}; then pull again. With a "
            "fine-grained token, allow it to read gated repositories."
        )
    return EngineError(f"{name} is gated. {accept}, then run: {LOGIN}")


def _status(name: str, repo: str, status: int) -> EngineError:
    if status == 401:
        return EngineError(f"Hugging Face does not know your token any more. Run: {LOGIN}")
    if status == 403:
        return EngineError(
            f"Your token may not read {name}. Allow it to at {_PAGE}/settings/tokens, and accept "
            f"the terms at {_PAGE}/{repo}"
        )
    if status == 429:
        return EngineError(
            f"Hugging Face asks for patience (429), also after waiting. Pull {name} again in a "
            f"few minutes; signed in, more is allowed: {LOGIN}"
        )
    return EngineError(f"Hugging Face failed ({status}). Pull {name} again later.")


def _begun(folder: Path) -> int:
    """Bytes of weight files that lie here unfinished."""
    return sum(file.stat().st_size for file in folder.glob("blobs/*.precis.incomplete"))


def _broken_off(name: str, repo: str, filename: str, folder: Path) -> EngineError:
    if here := _begun(folder):
        return EngineError(
            f"The download of {name} broke off after {here / 1e6:,.1f} MB. They are kept: run the "
            "same command again and it goes on from there."
        )
    return missing_offline(name, repo, filename, folder)


def _system(name: str, repo: str, filename: str, folder: Path, error: OSError) -> EngineError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EngineError(
            f"The disk of {folder.parent} is full. {_begun(folder) / 1e6:,.1f} MB of {name} are "
            "kept: free space and run the same command again, or give them back with: "
            f"precis model remove {name}"
        )
    if error.errno is None or isinstance(error, ConnectionError | TimeoutError):
        return _broken_off(name, repo, filename, folder)
    return EngineError(f"{folder} cannot be written: {error.strerror}. Set HF_HOME elsewhere.")


def _retry_after(header: str) -> float:
    try:
        return min(max(float(header), 0.0), _LONGEST)
    except ValueError:
        return 5.0
