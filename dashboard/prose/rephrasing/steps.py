"""The steps that put the words of one sentence plainly, in their order. Pure.

Each takes the words and gives them back with one turn of speech put as the grammar reads it. Most
may stand anywhere; where one has to come before another, it is said why.
"""

from collections.abc import Sequence

from dashboard.prose.rephrasing.accounts import with_accounts
from dashboard.prose.rephrasing.ahead_of import without_ahead
from dashboard.prose.rephrasing.all_goods import with_all_goods
from dashboard.prose.rephrasing.allotted import with_shares_told
from dashboard.prose.rephrasing.as_much import with_changes, with_moves
from dashboard.prose.rephrasing.attribution import Attributed, attributed
from dashboard.prose.rephrasing.beginnings import with_beginnings
from dashboard.prose.rephrasing.circumstances import without_circumstances
from dashboard.prose.rephrasing.closing_years import with_year_first
from dashboard.prose.rephrasing.consequences import without_consequences
from dashboard.prose.rephrasing.contrasts import (
    as_index,
    with_base_of_multiples,
    without_all_of_year,
    without_contrast,
    without_dash_of_year,
    without_one,
    without_or,
    without_step,
)
from dashboard.prose.rephrasing.datelines import with_months, with_months_apart
from dashboard.prose.rephrasing.epithets import (
    as_unions,
    as_unnamed,
    without_address,
    without_figures,
    without_groups,
    without_hyphens,
    without_ordinal,
    without_parties,
    without_wares,
)
from dashboard.prose.rephrasing.fallen_to import with_falls, with_rises
from dashboard.prose.rephrasing.first_times import without_last_time
from dashboard.prose.rephrasing.fiscal_years import as_months
from dashboard.prose.rephrasing.followers import with_ranks
from dashboard.prose.rephrasing.from_so_much import with_amounts_before
from dashboard.prose.rephrasing.hearsay import with_hearsay
from dashboard.prose.rephrasing.in_turn import in_turn
from dashboard.prose.rephrasing.judged import with_balances_plain
from dashboard.prose.rephrasing.levels import with_levels_of_years
from dashboard.prose.rephrasing.listed_tops import with_each_place
from dashboard.prose.rephrasing.money_told_once import with_money
from dashboard.prose.rephrasing.more_sold import with_more_sold
from dashboard.prose.rephrasing.more_than_ever import with_more_than_ever
from dashboard.prose.rephrasing.most_bought import with_buyers
from dashboard.prose.rephrasing.most_of_all import with_most
from dashboard.prose.rephrasing.multiples_of import with_multiples_of
from dashboard.prose.rephrasing.never_so_much import with_never, without_not_meant
from dashboard.prose.rephrasing.not_but import without_denied
from dashboard.prose.rephrasing.not_even import with_limits
from dashboard.prose.rephrasing.nothing import with_nothing
from dashboard.prose.rephrasing.number_words import with_numbers
from dashboard.prose.rephrasing.outcomes import with_outcomes
from dashboard.prose.rephrasing.overtaking import with_second_told, without_overtaken
from dashboard.prose.rephrasing.partner_first import with_partner_after
from dashboard.prose.rephrasing.pronouns import (
    as_named,
    pronouns_as_nouns,
    with_ours,
    with_partners,
)
from dashboard.prose.rephrasing.rather import without_denied_move
from dashboard.prose.rephrasing.records_of_years import with_records_of_years
from dashboard.prose.rephrasing.reported import with_reported
from dashboard.prose.rephrasing.several_owners import with_owners_apart
from dashboard.prose.rephrasing.shared_percent import with_percent
from dashboard.prose.rephrasing.shared_scales import with_scales
from dashboard.prose.rephrasing.shared_units import with_units
from dashboard.prose.rephrasing.sold_abroad import sales_as_exports
from dashboard.prose.rephrasing.standings import with_share_apart
from dashboard.prose.rephrasing.titles import (
    with_allegation_denied,
    without_abbreviations,
    without_codes,
    without_former,
    without_main,
    without_mainly,
    without_stops,
    without_thrown_in,
    without_titles,
    without_told_aside,
)
from dashboard.prose.rephrasing.told_both_ways import with_flows_told
from dashboard.prose.rephrasing.told_years import with_year_told, without_each_year
from dashboard.prose.rephrasing.up_to import with_until
from dashboard.prose.rephrasing.year_spans import (
    as_counted,
    with_years,
    with_years_through,
    without_sums,
)
from dashboard.prose.words.syntax import Syntax
from dashboard.prose.words.vocabulary import Mark, Vocabulary


def rephrased(marks: Sequence[Mark], text: str, words: Vocabulary) -> Attributed:
    """What is said in a sentence of a text, in plain words, and who says it."""
    syntax = words.syntax
    # Signs and months. A stop within *Mr. President,* would hide who is spoken to.
    marks = without_stops(marks, words.abbreviations)
    marks = with_reported(marks, text, words)
    marks = with_months(marks, text, syntax.month_names)
    marks = with_months_apart(marks, text, words, syntax.month_names)
    marks = with_until(as_months(as_counted(marks, syntax), words.fiscal, syntax))
    marks = without_last_time(marks, syntax)
    marks = with_year_told(without_each_year(marks, syntax), syntax)
    marks = without_ordinal(marks)
    marks = without_address(marks, syntax.addressed)
    marks = without_hyphens(marks)
    marks = without_figures(marks, syntax.figures)
    # Countries, by what they are called.
    marks = without_parties(marks, syntax.parties)
    marks = without_groups(marks)
    marks = with_all_goods(without_wares(marks, syntax), syntax.wares_of)
    marks = as_unnamed(marks, syntax)
    marks = as_unions(marks, words.unions, syntax.lands)
    # Before who said so is left out: *Claim:* is nobody who says it.
    marks = with_allegation_denied(marks, syntax.alleged)
    # What says no more than the words beside it. What stands between signs goes before who said so
    # is looked for between them.
    marks = without_consequences(without_not_meant(marks, syntax), syntax)
    marks = without_abbreviations(marks, text)
    marks = without_codes(marks, syntax.codes)
    marks = without_thrown_in(marks)
    marks = without_told_aside(marks, syntax.asides)
    marks = without_mainly(marks, syntax.mainly)
    marks = without_titles(marks)
    marks = without_main(marks)
    marks = without_former(marks)
    # Words that stand for others.
    marks = as_named(marks, syntax.ours)
    marks = with_ours(marks, syntax.ours)
    marks = with_partner_after(sales_as_exports(marks, syntax), syntax)
    marks = pronouns_as_nouns(marks, syntax.stands)
    marks = with_partners(marks)
    marks = _with_plain_numbers(marks, syntax)
    # Places among partners. *Followed by* gives the next one a place before it is left out as a
    # verb of overtaking, and before a share is set apart where nobody else has a place.
    marks = with_most(with_flows_told(with_buyers(marks, syntax), syntax), syntax)
    marks = with_more_sold(marks, syntax)
    marks = with_ranks(with_each_place(marks, syntax), syntax)
    marks = with_share_apart(with_owners_apart(marks))
    marks = with_shares_told(marks, syntax)
    marks = without_overtaken(without_ahead(with_second_told(marks), syntax))
    # Who said so. Whose figures they are is put as what somebody says, which then goes.
    marks = with_accounts(marks, syntax.accounts)
    marks = with_hearsay(with_beginnings(marks, syntax.beginning), syntax.hearsay)
    said = attributed(marks, text, syntax.saying)
    # With nothing but what was said left: why it was so, and which number is of what.
    marks = without_circumstances(said.marks, syntax)
    return said._replace(marks=in_turn(marks, syntax))


def _with_plain_numbers(marks: Sequence[Mark], syntax: Syntax) -> Sequence[Mark]:
    """The words with numbers and times that are told twice, in words, or as a condition."""
    marks = with_year_first(with_amounts_before(marks, syntax), syntax)
    marks = with_numbers(with_nothing(marks, syntax), syntax)
    marks = without_denied(marks, syntax)
    marks = with_percent(with_multiples_of(marks)) if syntax.verb_last else marks
    marks = with_records_of_years(with_falls(marks, syntax), syntax)
    marks = with_units(with_more_than_ever(with_never(marks, syntax), syntax))
    marks = with_scales(marks, syntax)
    marks = with_money(marks, syntax)
    marks = with_limits(marks, syntax)
    marks = with_outcomes(marks, syntax)
    marks = without_contrast(marks, syntax)
    marks = without_or(marks, syntax)
    marks = without_step(marks, syntax)
    marks = without_all_of_year(marks)
    marks = without_dash_of_year(marks)
    marks = without_one(marks, syntax)
    marks = without_denied_move(marks, syntax)
    marks = with_moves(with_changes(marks, syntax), syntax)
    marks = with_levels_of_years(marks, syntax)
    marks = with_balances_plain(marks, syntax)
    marks = with_base_of_multiples(with_rises(marks, syntax), syntax)
    marks = as_index(marks, syntax)
    return without_sums(with_years_through(with_years(marks, syntax), syntax), syntax)
