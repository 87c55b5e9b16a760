"""Verbatim from Python, with nothing but its standard library: quotes page by page, cut out of the text by code points."""

import json
import os
import urllib.error
import urllib.request

URL = os.environ.get("VERBATIM_URL", "http://localhost:4000/graphql")

QUOTES = """query ($after: String) {
  person(by: { slug: "sergey-lavrov" }) { quotes(first: 3, after: $after) {
    nodes { segments { start(unit: CODE_POINT) end(unit: CODE_POINT) exact } article { body } }
    pageInfo { hasNextPage endCursor }
  } }
}"""


def ask(query, **variables):
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(URL, body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


after, count = None, 0
while True:
    page = ask(QUOTES, after=after)["data"]["person"]["quotes"]
    for quote in page["nodes"]:
        for part in quote["segments"]:
            assert quote["article"]["body"][part["start"] : part["end"]] == part["exact"]
        count += 1
    if not page["pageInfo"]["hasNextPage"]:
        break
    after = page["pageInfo"]["endCursor"]
print(count, "quotes, each where it says")

error = ask("{ people(first: 1000) { totalCount } }")["errors"][0]
print(error["extensions"]["code"], error["message"])
