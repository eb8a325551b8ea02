"""A small OpenID Connect provider on loopback, which says what a test tells it to say, also what it must not say."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLIENT, SECRET = "plainsight", "a-secret-between-two: ä"


class OpenIDProvider:
    def __init__(self) -> None:
        self.key = KEY
        self.claims: dict = {"sub": "one"}
        self.userinfo: dict | None = None  # the same as the claims
        self.spoil: dict = {}  # of the ID token: `claims`, `key`, `alg`, `leave_out`
        self.asked: dict = {}  # of the last person who was sent here
        self.calls: list[tuple[str, dict]] = []
        self.discovery: dict = {}  # said otherwise than it is
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.answer(self, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                provider.answer(self, {name: values[0] for name, values in parse_qs(body).items()})

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler, sent: dict) -> None:
        path = urlsplit(handler.path).path
        self.calls.append((path, sent))
        said = {
            "/.well-known/openid-configuration": self.describe,
            "/keys": self.keys,
            "/token": lambda: self.tokens(handler, sent),
            "/me": lambda: self.userinfo or self.claims,
        }.get(path, dict)()
        content = json.dumps(said).encode()
        handler.send_response(200 if said else 404)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    def describe(self) -> dict:
        places = {"authorization": "/auth", "token": "/token", "userinfo": "/me"}
        said = {f"{name}_endpoint": self.issuer + path for name, path in places.items()}
        return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **said, **self.discovery}

    def keys(self) -> dict:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": "first", "use": "sig"}]}

    def tokens(self, handler: BaseHTTPRequestHandler, sent: dict) -> dict:
        """Only to the client that has the secret, and who can show the other half of the challenge."""
        half = hashlib.sha256(sent["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(half).rstrip(b"=").decode()
        if (sent.get("client_secret"), challenge) != (SECRET, self.asked["code_challenge"]):
            return {}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked["nonce"],
            **self.claims,
            **self.spoil.get("claims", {}),
        }
        claims.pop(self.spoil.get("leave_out"), None)
        key, algorithm = self.spoil.get("key", self.key), self.spoil.get("alg", "RS256")
        token = jwt.encode(claims, key, algorithm, headers={"kid": self.spoil.get("kid", "first")})
        return {"access_token": "for-more", "token_type": "Bearer", "id_token": token}

    def sent_to(self, address: str) -> dict:
        """What we ask when somebody is sent there."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return self.asked
