"""All that can be asked about a grade: why the verdict, what would change it, what is lacking, and every item."""

from collections.abc import Sequence

from sessions.interview.claims import Claim
from sessions.interview.model import Session
from sessions.interview.result import margin_of, verdict_of
from sessions.interview.toward import next_grade
from sessions.interview.why import why
from tui.lines import people
from tui.translate import Words
from tui.views.chain import Node, claim_node
from tui.views.chance import chance_rows
from tui.views.claims import Speaker
from tui.views.item_claims import Said
from tui.views.reasons import explain_margin
from tui.views.toward import toward_node
from tui.views.tree import Tree


def why_roots(session: Session, against: str, words: Words) -> Sequence[Node]:
    """The verdict, what would change it, what the next grade lacks and `against`, the total, the categories."""
    found, speaker, verdict = why(session), Speaker(session, words), verdict_of(session)

    def node(claim: Claim) -> Node:
        return claim_node(claim, speaker, lambda one: one.children)

    roots: list[Node] = []
    if found.verdict is not None and verdict is not None:
        roots.append(node(found.verdict))
        told = explain_margin(session.rubric, margin_of(session, verdict), verdict, words)
        rows = [Node(Said(people(one))) for one in (*told, *chance_rows(session, verdict, words))]
        roots.append(Node(Said(words("why.margin")), lambda: rows))
        following = next_grade(session)
        wanted = [one.id for one in session.rubric.grades if one.id in (following, against)]
        if following is not None:
            # A grade that is reached lacks nothing.
            wanted = wanted[wanted.index(following) :]
            roots += [toward_node(session, grade, words) for grade in wanted]
    return [*roots, node(found.total), *(node(one) for one in found.categories.values())]


def why_tree(session: Session, against: str, words: Words) -> Tree:
    """The page as it first stands: of the verdict the grades are open, and of the last of these its conditions."""
    tree = Tree(why_roots(session, against, words))
    found = why(session).verdict
    if found is not None:
        tree.opened = {(0,), (0, len(found.grades) - 1), (1,)}
    return tree
