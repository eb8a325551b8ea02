"""A SAML provider made with pysaml2, on loopback, which says what a test tells it to say, also what it must not say.

It signs with the library that the site has anyway, so that no program has to be installed.
"""

from __future__ import annotations

import base64
import datetime as dt
import threading
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import parse_qs, urlsplit

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree
from saml2 import BINDING_HTTP_REDIRECT, sigver
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server
from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"
SHA256 = {"sign_alg": SIG_RSA_SHA256, "digest_alg": DIGEST_SHA256}
AUTHN = {"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:Password", "authn_auth": "provider"}
NUMBER = "urn:oid:2.16.840.1.113730.3.1.3"  # employeeNumber


class InProcess(sigver.CryptoBackend):
    """Signs with python-xmlsec instead of a program."""

    def sign_statement(self, statement: str, node_name: str, key_file: str, node_id: str) -> str:
        root = etree.fromstring(statement.encode() if isinstance(statement, str) else statement)
        xmlsec.tree.add_ids(root, ["ID"])
        node = next(one for one in root.iter() if one.get("ID") == node_id)
        signing = xmlsec.SignatureContext()
        signing.key = xmlsec.Key.from_file(key_file, xmlsec.constants.KeyDataFormatPem)
        signing.sign(xmlsec.tree.find_child(node, "Signature"))
        return etree.tostring(root).decode()


sigver.CryptoBackendXMLSecurity = InProcess


def make_pair(name: str) -> tuple[str, str]:
    """Files with a key and its certificate."""
    key, folder = rsa.generate_private_key(public_exponent=65537, key_size=2048), Path(mkdtemp())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(now - dt.timedelta(days=1))
    certificate = made.not_valid_after(now + dt.timedelta(days=30)).sign(key, hashes.SHA256())
    plain = (serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return str(folder / "key.pem"), str(folder / "cert.pem")


PAIR, OTHER_PAIR = make_pair("provider"), make_pair("another")


@dataclass
class SAMLProvider:
    sp_metadata: str = ""
    people: dict[str, dict] = field(default_factory=dict)  # attributes by persistent identifier
    pair: tuple[str, str] = PAIR
    lifetime: int = 15  # minutes
    name: str = ""  # where it is not its address
    requests: list = field(default_factory=list)

    def __post_init__(self) -> None:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.say(provider.page(self.path))

            def do_POST(self) -> None:
                sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self.say(provider.posted(sent["request"][0], sent["who"][0]))

            def say(self, content: str) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/xml" if content.startswith("<?xml") else "text/html")
                self.end_headers()
                self.wfile.write(content.encode())

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def config(self) -> IdPConfig:
        given = {
            "entityid": self.name or f"{self.url}/metadata",
            "key_file": self.pair[0],
            "cert_file": self.pair[1],
            "crypto_backend": "XMLSecurity",
            "service": {
                "idp": {
                    "endpoints": {"single_sign_on_service": [(f"{self.url}/sso", BINDING_HTTP_REDIRECT)]},
                    "policy": {"default": {"lifetime": {"minutes": self.lifetime}, "name_form": URI}},
                    "want_authn_requests_signed": False,
                }
            },
            **({"metadata": {"inline": [self.sp_metadata]}} if self.sp_metadata else {}),
        }
        return IdPConfig().load(given)

    def metadata(self) -> str:
        return '<?xml version="1.0"?>\n' + str(entity_descriptor(self.config()))

    def page(self, path: str) -> str:
        if path == "/metadata":
            return self.metadata()
        asked = parse_qs(urlsplit(path).query)["SAMLRequest"][0]
        Server(config=self.config()).parse_authn_request(asked, BINDING_HTTP_REDIRECT)
        hidden = f'<input type="hidden" name="request" value="{escape(asked)}">'
        form = f'<form method="post" action="/sso">{hidden}<label>Who <input name="who"></label>'
        return f"<!doctype html><title>Provider</title>{form}<button>Sign in</button></form>"

    def posted(self, asked: str, who: str) -> str:
        """The form that a browser sends on."""
        message = Server(config=self.config()).parse_authn_request(asked, BINDING_HTTP_REDIRECT).message
        encoded = self.answer(who, message.id, message.assertion_consumer_service_url, message.issuer.text)
        form = f'<form method="post" action="{escape(message.assertion_consumer_service_url)}">'
        hidden = f'<input type="hidden" name="SAMLResponse" value="{encoded}">'
        return f"<!doctype html><title>Provider</title>{form}{hidden}<button>Go on</button></form>"

    def answer(self, who: str, number: str | None, place: str, audience: str, **more: object) -> str:
        """`more`: `sign_response`, `sign_assertion`, `name_id`, `change` (a function of the XML)."""
        change = more.pop("change", str)
        name_id = more.pop("name_id", None) or NameID(format=NAMEID_FORMAT_PERSISTENT, text=who)
        signing = {"sign_assertion": True, "sign_response": False, **SHA256, **more}
        server = Server(config=self.config())
        server.ident.close()
        made = server.create_authn_response(
            self.people[who], number, place, audience, name_id=name_id, authn=AUTHN, userid=who, **signing
        )
        return base64.b64encode(change(str(made)).encode()).decode()
