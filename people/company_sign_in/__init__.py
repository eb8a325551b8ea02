"""Coming in by the identity provider of the company one works for (OpenID Connect or SAML).

A provider says who somebody is (`claims`); `admitting` decides whose learning that opens, and whether it does.
"""
