"""Where the text and the key go, and where they never go."""

from __future__ import annotations

import logging
import sys
from types import ModuleType

import pytest

from precis.engine import remote_server
from precis.engine.base import complete
from precis.engine.remote import RemoteEngine, api_key
from precis.errors import EngineError, SettingsError
from precis.settings import Settings

from .lab_server import Lab, engine_on, request, serving

KEY = "sk-canary-4711"


async def test_a_wrong_key_says_how_to_set_it_and_never_shows_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with engine_on(Lab(key="right"), key=KEY) as engine:
        with pytest.raises(EngineError, match=r"refuses the key \(401\).*keyVariable") as caught:
            await complete(engine, request())
    assert KEY not in str(caught.value)
    assert KEY not in caplog.text
    assert KEY not in repr(vars(engine))


async def test_the_key_is_sent_as_a_bearer_token() -> None:
    lab = Lab(key=KEY)
    async with engine_on(lab, key=f" {KEY}\n") as engine:
        await complete(engine, request())
    assert set(lab.keys) == {f"Bearer {KEY}"}


async def test_a_redirect_is_not_followed_and_the_key_goes_nowhere_else() -> None:
    other = Lab()
    async with serving(other.application()) as elsewhere:
        lab = Lab(redirect=f"{elsewhere}/v1/chat/completions")
        async with engine_on(lab, key=KEY) as engine:
            with pytest.raises(EngineError, match="does not follow"):
                await complete(engine, request())
    assert other.asked == []


async def test_a_proxy_of_the_environment_never_sees_what_goes_to_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    async with engine_on(Lab()) as engine:
        assert (await complete(engine, request())).text == "Trees need water."


@pytest.mark.parametrize(
    ("url", "warned"),
    [
        ("http://gpu.lab.example:8000", True),
        ("http://10.0.0.7:8000/v1", True),
        ("https://gpu.lab.example/v1", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
        ("http://localhost:11434", False),
    ],
)
def test_unencrypted_text_is_warned_of(url: str, warned: bool) -> None:
    warning = RemoteEngine(url, "m", None, 2048).warning()
    assert ("unencrypted" in warning) is warned


@pytest.mark.parametrize("url", ["", "gpu:8000", "ftp://gpu", "http://", "http://gpu:port"])
def test_an_address_that_is_none_is_a_setting_to_correct(url: str) -> None:
    with pytest.raises(SettingsError, match=r"precis\.engine\.url"):
        RemoteEngine(url, "m", None, 2048)


def test_a_password_in_the_address_is_refused_without_being_shown() -> None:
    with pytest.raises(SettingsError, match="holds a password") as caught:
        RemoteEngine("https://me:secret@gpu.lab", "m", None, 2048)
    assert "secret" not in str(caught.value)


def test_the_key_is_read_from_the_variable_that_the_setting_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRECIS_API_KEY", "one")
    monkeypatch.setenv("LAB_KEY", " two \n")
    assert api_key(Settings()) == "one"
    assert api_key(Settings(key_variable="LAB_KEY")) == "two"


def test_the_key_is_read_from_the_keyring_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PRECIS_API_KEY", raising=False)
    keyring = ModuleType("keyring")
    kept = {("precis", "https://gpu.lab"): "three"}
    keyring.get_password = lambda *asked: kept.get(asked)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    assert api_key(Settings(url="https://gpu.lab")) == "three"
    assert api_key(Settings(url="https://other.lab")) is None
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert api_key(Settings(url="https://gpu.lab")) is None


def test_a_reason_quotes_nothing_of_the_document() -> None:
    body = b"{\"error\": {\"message\": \"1 error: {'type': 'extra', 'input': 'my secret text'}\"}}"
    assert "secret" not in remote_server._reason(body)
    assert len(remote_server._reason(b'{"detail": "' + b"x" * 5000 + b'"}')) == 300
