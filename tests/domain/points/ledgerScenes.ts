/** Stories of the ledger; caps are out of the way unless a story names them. How to read a row: `rows.ts`. */
export const LEDGER = `
# 发放: points come from the street's issue, the same source is paid once
award a1 JS04 5 zhang              | ok 5              | zhang 5
award a1 JS04 5 zhang              | ok 5 again        | zhang 5
award a1 JS04 6 zhang              | requestReused     | zhang 5
award a2 JS04 5 zhang              | ok 5              | zhang 10
award a1 JS04 5 wang               | ok 5              | wang 5, zhang 10

# two volunteers of one name are two accounts
award a1 GM01 10 li-1              | ok 10             | li-1 10, li-2 0
award a1 GM01 20 li-2              | ok 20             | li-1 10, li-2 20

# numbers that are no points
award a1 JS04 0 zhang              | badPoints         | zhang 0
award a1 JS04 -1 zhang             | badPoints         | zhang 0
award a1 JS04 1.5 zhang            | badPoints         | zhang 0
award a1 JS04 1000000000000 zhang  | badPoints         | zhang 0
award a1 JS04 1000001 zhang        | badPoints         | zhang 0
award a1 JS04 NaN zhang            | badPoints         | zhang 0
award a1 JS04 1000000 zhang        | ok 1000000        | zhang 1000000
hold h1 zhang 0                    | badPoints         | zhang 1000000
hold h1 zhang -1                   | badPoints         | zhang 1000000
hold h1 zhang 1.5                  | badPoints         | zhang 1000000
hold h1 zhang 1000000000000        | badPoints         | zhang 1000000

# hold, post, void: held points are nobody else's
award a1 JS04 100 zhang            | ok 100            | zhang 100 held 0
hold h1 zhang 60                   | ok                | zhang 40 held 60
hold h2 zhang 50                   | tooFewPoints      | zhang 40 held 60
hold h2 zhang 40                   | ok                | zhang 0 held 100
post h1 60                         | ok                | zhang 0 held 40
void h2                            |                   | zhang 40 held 0

# part post: what is not taken comes back
award a1 JS04 100 zhang            | ok 100            | zhang 100
hold h1 zhang 60                   | ok                | zhang 40 held 60
post h1 61                         | beyondHold        | zhang 40 held 60
post h1 0                          | badPoints         | zhang 40 held 60
post h1 25                         | ok                | zhang 75 held 0

# the soonest to expire is spent first; each comes back to its own lot
on 2025-12-20
award a1 JS04 30 zhang             | ok 30             | zhang 30
on 2026-01-05
award a2 JS04 50 zhang             | ok 50             | zhang 80
hold h1 zhang 40                   | ok                | zhang 40 held 40
void h1                            |                   | zhang 80 held 0
on 2027-01-01
expire zhang                       | ok 30             | zhang 50 held 0

# lot of 100, 60 spent, lot of 50 added, the first lot expires: 50 are left, not -10
on 2025-11-01
award a1 JS04 100 zhang            | ok 100            | zhang 100
hold h1 zhang 60                   | ok
post h1 60                         | ok                | zhang 40
on 2026-03-01
award a2 JS04 50 zhang             | ok 50             | zhang 90
on 2027-01-01
expire zhang                       | ok 40             | zhang 50
expire zhang                       | ok 0              | zhang 50

# points are good on their last day until midnight, whether the timer has been or not
on 2025-06-01
award a1 JS04 10 zhang             | ok 10             | zhang 10
on 2026-12-31 23:59
hold h1 zhang 4                    | ok                | zhang 6 held 4
on 2027-01-01 00:00
hold h2 zhang 1                    | tooFewPoints      | zhang 0 held 4
post h1 4                          | ok                | zhang 0 held 0
expire zhang                       | ok 6              | zhang 0

# two holds of one person expire together: both come back, and end once more by a new entry
on 2025-06-01
award a1 JS04 50 zhang             | ok 50
on 2026-12-30
hold h1 zhang 20                   | ok
hold h2 zhang 25                   | ok                | zhang 5 held 45
on 2027-01-06
expire zhang                       | ok 5              | zhang 0 held 45
void h1                            |                   | zhang 0 held 25
void h2                            |                   | zhang 0 held 0
expire zhang                       | ok 45             | zhang 0
expire zhang                       | ok 0              | zhang 0

# a hold given back after its lot has expired, by the street's fault: good for thirty days
on 2025-06-01
award a1 JS04 50 zhang             | ok 50
on 2026-12-30
hold h1 zhang 20                   | ok                | zhang 30 held 20
on 2027-01-06
expire zhang                       | ok 30             | zhang 0 held 20
void h1 street                     |                   | zhang 20 held 0
on 2027-02-05 23:59
expire zhang                       | ok 0              | zhang 20
on 2027-02-06 00:00
expire zhang                       | ok 20             | zhang 0

# a clock moved back brings nothing back and ends nothing twice
on 2025-06-01
award a1 JS04 10 zhang             | ok 10
on 2027-01-01
expire zhang                       | ok 10             | zhang 0
on 2026-05-01
expire zhang                       | ok 0              | zhang 0
award a2 JS04 7 zhang              | ok 7              | zhang 7
on 2027-01-01
expire zhang                       | ok 0              | zhang 7

# reversal: its own lot first, then the soonest
on 2025-06-01
award a1 JS04 10 zhang             | ok 10
on 2026-06-01
award a2 JS04 10 zhang             | ok 10             | zhang 20
reverse a2 JS04 zhang              | ok 10 owes 0 lapsed 0 | zhang 10 owes 0
reverse a2 JS04 zhang              | ok 10 owes 0 lapsed 0 again | zhang 10
on 2027-01-01
expire zhang                       | ok 10             | zhang 0

# reversal of points that were spent: the rest is owed, later awards pay it first
award a1 JS04 30 zhang             | ok 30
hold h1 zhang 20                   | ok
post h1 20                         | ok                | zhang 10
reverse a1 JS04 zhang              | ok 10 owes 20 lapsed 0 | zhang 0 owes 20
award a2 JS04 8 zhang              | ok 8              | zhang 0 owes 12
award a3 JS04 20 zhang             | ok 20             | zhang 8 owes 0

# reversal of points that are held: held counts as spent, the hold stays whole
award a1 JS04 30 zhang             | ok 30
hold h1 zhang 20                   | ok                | zhang 10 held 20
reverse a1 JS04 zhang              | ok 10 owes 20 lapsed 0 | zhang 0 held 20 owes 20
void h1                            |                   | zhang 20 held 0 owes 20
award a2 JS04 25 zhang             | ok 25             | zhang 25 owes 0

# reversal of points that have expired: nobody had anything of them, nobody owes them
on 2025-06-01
award a1 JS04 30 zhang             | ok 30
on 2026-01-01
award a2 JS04 9 zhang              | ok 9              | zhang 39
on 2027-01-01
expire zhang                       | ok 30             | zhang 9
reverse a1 JS04 zhang              | ok 0 owes 0 lapsed 30 | zhang 9 owes 0

# reversal of points partly spent, the rest expired: what was spent is taken from the soonest
on 2025-06-01
award a1 JS04 30 zhang             | ok 30
hold h1 zhang 12                   | ok
post h1 12                         | ok
on 2026-01-01
award a2 JS04 9 zhang              | ok 9
on 2027-01-01
expire zhang                       | ok 18             | zhang 9
reverse a1 JS04 zhang              | ok 9 owes 3 lapsed 18 | zhang 0 owes 3

# only a posted award is reversed
award a1 JS04 30 zhang             | ok 30
reverse a9 JS04 zhang              | nothingToReverse  | zhang 30
reverse a1 JS04 wang               | nothingToReverse  | zhang 30, wang 0

# caps count by the day of the deed; what is over is cut, nothing is left is refused and stays so
caps 30 45 6
award a1 GM01 20 zhang             | ok 20             | zhang 20
award a2 GM01 20 zhang             | ok 10             | zhang 30
award a3 JS04 5 zhang              | capped            | zhang 30
award a4 JS04 5 zhang deed 2026-05-31 | ok 5           | zhang 35
on 2026-06-02
award a3 JS04 5 zhang deed 2026-06-02 | requestReused  | zhang 35
award a5 JS04 20 zhang             | ok 15             | zhang 50
award a6 JS04 20 zhang deed 2026-06-03 | deedAhead     | zhang 50
on 2026-06-03
award a7 JS04 20 zhang             | capped            | zhang 50
caps 1000 1000 1000
award a7 JS04 20 zhang             | capped            | zhang 50
award a8 JS04 20 zhang             | ok 20             | zhang 70

# reports: six points a day
caps 30 200 6
award r1 JS01 2 zhang              | ok 2
award r2 JS01 2 zhang              | ok 2
award r3 ZA02 5 zhang              | ok 2              | zhang 6
award r4 JS01 2 zhang              | capped            | zhang 6
award a1 JS04 5 zhang              | ok 5              | zhang 11

# a wrong award reversed makes room under the cap
caps 30 200 6
award a1 GM01 30 zhang             | ok 30
award a2 JS04 5 zhang              | capped
reverse a1 GM01 zhang              | ok 30 owes 0 lapsed 0 | zhang 0
award a3 JS04 5 zhang              | ok 5              | zhang 5

# budget at 100 %: nothing new is promised, what was promised is paid
award a1 JS04 5 zhang              | ok 5
budget over
award a2 JS04 5 zhang              | overBudget        | zhang 5
award a3 JS04 5 zhang promised     | ok 5              | zhang 10
hold h1 zhang 10                   | ok                | zhang 0 held 10
budget fine
award a2 JS04 5 zhang              | overBudget        | zhang 0

# 注销 leaves nothing behind, and waits for what is held
award a1 JS04 30 zhang             | ok 30
hold h1 zhang 10                   | ok
close zhang                        | stillHeld         | zhang 20 held 10
void h1
close zhang                        | ok                | zhang 0 held 0
award a2 JS04 5 zhang closed       | accountClosed     | zhang 0
award a2 JS04 5 zhang              | ok 5              | zhang 5

# a wrong award of who has left: what was booked out is nobody's debt, and what was spent neither
award a1 JS04 30 zhang             | ok 30
hold h1 zhang 10                   | ok
post h1 10                         | ok                | zhang 20 held 0
close zhang                        | ok                | zhang 0 held 0
reverse a1 JS04 zhang closed       | ok 0 owes 0 lapsed 20
award a2 JS04 5 zhang              | ok 5              | zhang 5

# an 交付 undone after 注销, and given back: it is booked out with the same change
keeper he
good rice 20
stock rice 1
award a1 JS04 30 zhang             | ok 30
redeem r1 zhang rice 20            | ok
scan s1 r1 he                      | ok
close zhang                        | ok                | zhang 0 held 0
undo u1 r1 he : 拿错了             | ok                | rice 0 held 1 out 0
on 2026-06-10 10:00
lapse r1                           | ok                | zhang 0 held 0, rice 1 held 0 out 0

# award, everything wrong: each time the uppermost is said
caps 5 200 6
award a1 JS04 5 zhang              | ok 5
budget over
award a1 JS04 1.5 zhang deed 2027-01-01 | requestReused
award a2 XX99 1.5 zhang deed 2027-01-01 | badPoints
award a2 XX99 3 zhang deed 2027-01-01   | ruleUnknown
award a2 JS08 3 zhang deed 2027-01-01   | ruleUnfit
award a2 JS04 3 zhang deed 2026-06-02   | deedAhead
award a2 JS04 3 zhang deed 2026-04-01   | deedTooOld
award a2 JS04 3 zhang deed 2026-04-02   | overBudget
award a3 JS04 3 zhang                   | overBudget
budget fine
award a4 JS04 3 zhang                   | capped
award a5 JS04 3 zhang deed 2026-04-02   | ok 3         | zhang 8
`
