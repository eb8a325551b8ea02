// Checks a credential with the programs of the Digital Credentials Consortium. Standard input: {credential, documents,
// now}, where documents holds by address all that may be loaded beside the contexts these programs bring along: nothing
// is fetched. Standard output: {verified, signature, status, error}.
import {readFileSync} from "node:fs";
import {DataIntegrityProof} from "@digitalcredentials/data-integrity";
import {cryptosuite} from "@digitalcredentials/eddsa-rdfc-2022-cryptosuite";
import {securityLoader} from "@digitalcredentials/security-document-loader";
import * as vc from "@digitalcredentials/vc";
import {checkStatus} from "@digitalcredentials/vc-bitstring-status-list";

const {credential, documents, now} = JSON.parse(readFileSync(0, "utf8"));
const contexts = securityLoader({fetchRemoteContexts: false}).build();

for (const document of Object.values(documents)) {
  for (const method of document.verificationMethod ?? []) {
    documents[method.id] = {"@context": "https://w3id.org/security/multikey/v1", ...method};
  }
}

async function documentLoader(address) {
  if (address in documents) {
    return {contextUrl: null, documentUrl: address, document: documents[address]};
  }
  if (address.startsWith("did:")) {
    throw new Error(`${address} is not published.`);
  }
  return contexts(address);
}

const suite = new DataIntegrityProof({cryptosuite});
const result = await vc.verifyCredential({credential, suite, documentLoader, checkStatus, now});
console.log(JSON.stringify({
  verified: result.verified,
  signature: (result.results ?? []).some((one) => one.verified),
  status: result.statusResult?.verified ?? null,
  error: result.verified ? "" : String(result.error?.errors?.[0] ?? result.statusResult?.error ?? result.error ?? ""),
}));
