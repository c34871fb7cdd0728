#!/usr/bin/env python3
"""Plays stories: plain text that a lawyer can read, told to the real program.

  play.py STORY.story ... [--only TEXT] [--keep] [-v]

PENSTOCK, PENSTOCK_VERIFY and SCRATCH come from the environment. How a story is written stands in README.md; the sentences
that it may use stand in sentences*.py, each beside what it does. Prints a line for each story and closes with
`N told, N failed`.
"""

import argparse
import glob
import importlib.util
import os
import re
import shutil
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from exchange import Exchange, Unmet  # noqa: E402

LEADS = ("given", "when", "then", "and", "but")


class Step:
    def __init__(self, place, sentence):
        self.place, self.sentence, self.block = place, sentence, []


class Story:
    def __init__(self, place, title):
        self.place, self.title, self.shows, self.steps = place, title, [], []


def read(path):
    """The stories of a file. A line that is none of the form's is an error: nothing is passed over."""
    stories = []
    for number, line in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
        place, text = f"{os.path.basename(path)}:{number}", line.strip()
        word, _, rest = text.partition(" ")
        if not text or text.startswith("#"):
            continue
        if word == "story:":
            stories.append(Story(place, rest.strip()))
        elif not stories:
            sys.exit(f"{place}: a file begins with a `story:`")
        elif word == "shows:":
            stories[-1].shows = rest.split()
        elif word == "|" or text == "|":
            if not stories[-1].steps:
                sys.exit(f"{place}: a block belongs to a sentence")
            stories[-1].steps[-1].block.append(line.strip()[1:].removeprefix(" "))
        elif word.lower() in LEADS:
            stories[-1].steps.append(Step(place, rest.strip()))
        else:
            sys.exit(f"{place}: a sentence begins with one of {', '.join(LEADS)}")
    for story in stories:
        if not story.steps or not story.shows:
            sys.exit(f"{story.place}: a story has sentences, and says with `shows:` which requirements it shows")
    return stories


def sentences():
    """Every sentence with its work, from all files of sentences; two that fit the same step are an error when it is played."""
    found = []
    for path in sorted(glob.glob(os.path.join(HERE, "sentences*.py"))):
        spec = importlib.util.spec_from_file_location(os.path.basename(path)[:-3], path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found += module.SENTENCES
    return found


def play(story, known, scratch, verbose):
    exchange = Exchange(scratch)
    for step in story.steps:
        sentence = exchange.filled(step.sentence)
        fitting = [(match, work) for match, work in ((re.fullmatch(pattern, sentence), work) for pattern, work in known) if match]
        if len(fitting) != 1:
            raise Unmet(f"{step.place}: {len(fitting)} sentences fit `{sentence}`")
        match, work = fitting[0]
        if verbose:
            print(f"    {sentence}")
        try:
            if step.block:
                work(exchange, *match.groups(), block=[exchange.filled(line) for line in step.block])
            else:
                work(exchange, *match.groups())
        except (Unmet, ValueError) as unmet:
            raise Unmet(f"{step.place}: {sentence}\n    {unmet}") from None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=sorted(glob.glob(os.path.join(HERE, "*.story"))))
    parser.add_argument("--only", default="", help="only stories with this text in their title or requirements")
    parser.add_argument("--keep", action="store_true", help="keep the folders of the stories that fail")
    parser.add_argument("-v", action="store_true", help="print each sentence")
    arguments = parser.parse_args()
    known, told, failed = sentences(), 0, 0
    for path in arguments.files:
        for number, story in enumerate(read(path), 1):
            if arguments.only not in story.title + " " + " ".join(story.shows):
                continue
            told += 1
            scratch = os.path.join(os.environ["SCRATCH"], f"{os.path.basename(path)}-{number}")
            if arguments.v:
                print(f"{story.title} ({' '.join(story.shows)})")
            try:
                play(story, known, scratch, arguments.v)
            except Unmet as unmet:
                failed += 1
                print(f"FAILED {story.title}\n  {unmet}")
                if arguments.keep:
                    continue
            else:
                print(f"told {story.title}", flush=True)
            shutil.rmtree(scratch, ignore_errors=True)
    print(f"{told} told, {failed} failed")
    sys.exit(1 if failed or not told else 0)


if __name__ == "__main__":
    main()
