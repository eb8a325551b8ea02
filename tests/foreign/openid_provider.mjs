// An OpenID Connect provider for the journeys: `node openid_provider.mjs '{"port": 0, "client": …, "people": […]}'`.
// People sign in with their name and no password. A line on standard output says where it listens.

import http from "node:http";
import Provider, { interactionPolicy } from "oidc-provider";

const given = JSON.parse(process.argv[2]);
const people = new Map(given.people.map((one) => [one.sub, one]));
const server = http.createServer();
server.listen(given.port, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  server.on("request", answer(issuer));
  console.log(JSON.stringify({ issuer }));
});

function answer(issuer) {
  const provider = new Provider(issuer, {
    clients: [{ ...given.client, response_types: ["code"], grant_types: ["authorization_code"] }],
    claims: { openid: ["sub", "employee_number", "name", "email", "email_verified"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (ctx, sub) => people.has(sub) && { accountId: sub, claims: () => people.get(sub) },
    interactions: { policy: interactionPolicy.base(), url: (ctx, asked) => `/sign-in/${asked.uid}` },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  const rest = provider.callback();
  return async (request, response) => {
    if (!request.url.startsWith("/sign-in/")) return rest(request, response);
    if (request.method !== "POST") {
      response.setHeader("Content-Type", "text/html");
      return response.end(
        '<!doctype html><title>Provider</title><form method="post"><label>Who <input name="sub"></label>' +
          "<button>Sign in</button></form>",
      );
    }
    let sent = "";
    for await (const piece of request) sent += piece;
    const accountId = new URLSearchParams(sent).get("sub");
    return provider.interactionFinished(request, response, { login: { accountId } });
  };
}
