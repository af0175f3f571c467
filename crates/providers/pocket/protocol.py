"""The product's own protocol: marks, tools, handles, read from the Rust sources so that it cannot drift."""
import pathlib
import re

CRATES = pathlib.Path(__file__).resolve().parents[2]
AGENT = CRATES / "agent" / "src"


def _source(name):
    return (AGENT / name).read_text()


PROTOCOL = int(re.search(r"PROTOCOL: u32 = (\d+)", _source("prompt.rs")).group(1))
MARKS = re.findall(r'Role::\w+ => "(<\|\w+\|>)"', _source("prompt.rs"))
CONTROL = ["<|pad|>", "<|end|>"] + MARKS
HANDLE_LIMITS = {"m": 24, "p": 16, "w": 16, "n": 16, "x": 16, "l": 8, "e": 12, "d": 6, "b": 6, "u": 8, "f": 4, "a": 16, "t": 8}
_LETTERS = dict(re.findall(r"HandleType::(\w+) => '(\w)'", _source("handle.rs")))


def _constants():
    text = _source("tool.rs") + _source("record.rs")
    return {name: re.findall(r'"([^"]+)"', body) for name, body in re.findall(r"pub const (\w+): (?:&\[&str\]|\[&str; \d+\]) =\s*&?\[([^\]]*)\]", text)}


CONSTANTS = _constants()


def _tools():
    table = {}
    text = _source("tool.rs").split("pub const TOOLS", 1)[1].split("\n];", 1)[0]
    for block in re.findall(r"Tool \{(.*?)about:", text, re.S):
        name = re.search(r'name: "([^"]+)"', block).group(1)
        params = []
        for kind, param, arg in re.findall(r'(handle|maybe|text|one_of)\(\s*"(\w+)"(?:,\s*&?([\w:]+))?', block):
            if kind == "one_of":
                params.append((param, CONSTANTS[arg], False))
            else:
                letter = "x" if kind == "text" else _LETTERS[arg.split("::")[1]]
                params.append((param, letter, kind == "maybe"))
        table[name] = params
    return table


#: name -> [(parameter, handle letter or list of words, optional)]
TOOLS = _tools()
PARAMETERS = sorted({p for params in TOOLS.values() for p, _, _ in params})
HANDLES = [f"${letter}{i}" for letter, top in HANDLE_LIMITS.items() for i in range(1, top + 1)]
USER_TOKENS = ['{"tool":"', '"}'] + [f'","{p}":"' for p in PARAMETERS] + list(TOOLS) + HANDLES


def call(tool, **arguments):
    """A call as the product writes it: parameters in the table's order."""
    text = '{"tool":"' + tool
    for name, takes, optional in TOOLS[tool]:
        value = arguments.pop(name, None)
        if value is None:
            assert optional, (tool, name)
            continue
        assert (value in takes) if isinstance(takes, list) else re.fullmatch(rf"\${takes}\d+", value), (tool, name, value)
        text += f'","{name}":"{value}'
    assert not arguments, (tool, arguments)
    return text + '"}'


class Handles:
    """Numbers handles per type, from random starts in training."""

    def __init__(self, rng, spread=True):
        self.rng, self.next = rng, {}
        for letter, top in HANDLE_LIMITS.items():
            self.next[letter] = rng.randint(1, max(1, top // 2)) if spread and rng.random() < .5 else 1

    def new(self, letter):
        n = self.next[letter]
        if n > HANDLE_LIMITS[letter]:
            raise OverflowError(letter)
        self.next[letter] = n + 1
        return f"${letter}{n}"


if __name__ == "__main__":
    print(PROTOCOL, CONTROL)
    for name, params in TOOLS.items():
        print(name, params)
