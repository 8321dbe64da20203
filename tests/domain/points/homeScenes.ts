/**
 * Stories of accounts that several share. `@home` is a family's account, `$shop` a merchant's, `%team` a
 * team's; how to read a row: `rows.ts`.
 */
export const HOME = `
# 放入: what one puts in is spent with the rest, and the books balance
award a1 JS04 50 zhang             | ok 50             | zhang 50
put p1 zhang @home 30              | ok 30             | zhang 20, @home 30
put p1 zhang @home 30              | ok 30 again       | zhang 20, @home 30
put p1 zhang @home 20              | requestReused     | zhang 20, @home 30
hold h1 @home 25                   | ok                | @home 5 held 25
void h1                            |                   | @home 30 held 0

# numbers that are no points are not put in
award a1 JS04 50 zhang             | ok 50
put p1 zhang @home 0               | badPoints         | zhang 50, @home 0
put p1 zhang @home -1              | badPoints         | zhang 50, @home 0
put p1 zhang @home 1.5             | badPoints         | zhang 50, @home 0

# nobody puts in what he has not, and a refused request never succeeds later
award a1 JS04 10 zhang             | ok 10
put p1 zhang @home 11              | tooFewPoints      | zhang 10, @home 0
award a2 JS04 10 zhang             | ok 10             | zhang 20
put p1 zhang @home 11              | tooFewPoints      | zhang 20, @home 0
put p2 zhang @home 11              | ok 11             | zhang 9, @home 11

# what is held is not put in
award a1 JS04 10 zhang             | ok 10
hold h1 zhang 8                    | ok                | zhang 2 held 8
put p1 zhang @home 3               | tooFewPoints      | zhang 2 held 8, @home 0
put p2 zhang @home 2               | ok 2              | zhang 0 held 8, @home 2

# 迁出: one takes along what is his, and nobody else's
award a1 JS04 50 zhang             | ok 50
award a1 JS04 40 wang              | ok 40
put p1 zhang @home 50              | ok 50
put p2 wang @home 40               | ok 40             | @home 90
along m1 zhang @home               | ok 50             | zhang 50, wang 0, @home 40
along m2 zhang @home               | ok 0              | zhang 50, @home 40

# one who moves out takes along what is left of his, the soonest to expire were spent first
on 2025-12-20
award a1 JS04 30 zhang             | ok 30
put p1 zhang @home 30              | ok 30
on 2026-01-05
award a2 JS04 50 wang              | ok 50
put p2 wang @home 50               | ok 50             | @home 80
hold h1 @home 20                   | ok
post h1 20                         | ok                | @home 60
along m1 zhang @home               | ok 10             | zhang 10, @home 50

# what is held when one moves out stays promised; coming back it cannot be spent there, and is brought to him
award a1 JS04 30 zhang             | ok 30
put p1 zhang @home 30              | ok 30
hold h1 @home 20                   | ok                | @home 10 held 20
along m1 zhang @home               | ok 10             | zhang 10, @home 0 held 20
void h1                            |                   | @home 0 held 0
hold h2 @home 1                    | tooFewPoints      | @home 0
bring b1 @home                     | ok 20             | zhang 30, @home 0
bring b2 @home                     | ok 0              | zhang 30, @home 0

# a redemption of the family by two shares: each comes back into its own lot
on 2026-03-01
good rice 15 bins 1
stock rice 5 : x                   | ok 5
award a1 JS04 10 zhang             | ok 10
award a1 JS04 10 wang              | ok 10
put p1 zhang @home 10              | ok 10
put p2 wang @home 10               | ok 10
redeem r1 @home rice 15            | ok                | @home 5 held 15, rice 4 held 1
cancel c1 r1 @home                 | ok 15             | @home 20 held 0, rice 5 held 0
along m1 wang @home                | ok 10             | wang 10, @home 10

# points keep their last day wherever they go
on 2025-12-20
award a1 JS04 30 zhang             | ok 30
put p1 zhang @home 30              | ok 30
on 2026-02-01
along m1 zhang @home               | ok 30             | zhang 30
on 2027-01-01
expire zhang                       | ok 30             | zhang 0

# what has expired in the household is told of once, by whoever’s it was
on 2025-12-20
award a1 JS04 30 zhang             | ok 30
award a1 JS04 20 wang              | ok 20
put p1 zhang @home 30              | ok 30
put p2 wang @home 20               | ok 20             | @home 50
on 2027-01-01
expire @home                       | ok 50             | @home 0
along m1 zhang @home               | ok 0              | zhang 0, @home 0

# one who moves out after the last day takes expired lots along, and they end in his account
on 2025-12-20
award a1 JS04 30 zhang             | ok 30
put p1 zhang @home 30              | ok 30
on 2027-01-01
along m1 zhang @home               | ok 30             | zhang 0, @home 0
expire zhang                       | ok 30             | zhang 0

# a title is the household’s own: nobody takes it along
award t1 GM06 50 @home             | ok 50             | @home 50
award a1 JS04 10 zhang             | ok 10
put p1 zhang @home 10              | ok 10             | @home 60
along m1 zhang @home               | ok 10             | zhang 10, @home 50

# a title that was wrong is taken back of what is the household’s own, never of what others put in
award t1 GM06 50 @home             | ok 50
award a1 JS04 40 zhang             | ok 40
put p1 zhang @home 40              | ok 40             | @home 90
hold h1 @home 30                   | ok
post h1 30                         | ok                | @home 60
reverse t1 GM06 @home              | ok 20 owes 30 lapsed 0 | @home 40 owes 30
along m1 zhang @home               | ok 40             | zhang 40, @home 0 owes 30

# an award of one’s own that was wrong: what is in the household counts as spent, and is owed
award a1 JS04 30 zhang             | ok 30
put p1 zhang @home 30              | ok 30             | zhang 0
reverse a1 JS04 zhang              | ok 0 owes 30 lapsed 0 | zhang 0 owes 30, @home 30
award a2 JS04 40 zhang             | ok 40             | zhang 10 owes 0

# rules are for one kind of account each
award t1 GM06 50 zhang             | ruleUnfit         | zhang 0
award a1 JS04 5 @home              | ruleUnfit         | @home 0
award a1 JS08 20 zhang             | ruleUnfit         | zhang 0
award a1 JS08 20 $shop             | ok 20             | $shop 20
award a2 ZA08 15 $shop             | ok 15             | $shop 35
award a1 JS04 5 %team              | ruleUnfit         | %team 0

# 注销 of one who has left: what comes back for him is booked out, nobody else has it
award a1 JS04 30 zhang             | ok 30
put p1 zhang @home 30              | ok 30
hold h1 @home 30                   | ok                | @home 0 held 30
along m1 zhang @home               | ok 0              | zhang 0
close zhang                        | ok
void h1                            |                   | @home 0 held 0
bring b1 @home                     | ok 30             | zhang 0, @home 0

# whoever is in a household moves out before he closes his account
award a1 JS04 30 zhang             | ok 30
belongs zhang @home
close zhang                        | stillInHousehold  | zhang 30
belongs zhang
close zhang                        | ok                | zhang 0

# a household that is no more: its own is booked out, what was put in is its owner’s still
award t1 GM06 50 @home             | ok 50
award a1 JS04 30 zhang             | ok 30
put p1 zhang @home 30              | ok 30             | @home 80
hold h1 @home 60                   | ok                | @home 20 held 60
close @home                        | stillHeld         | @home 20 held 60
void h1                            |                   | @home 80 held 0
along m1 zhang @home               | ok 30             | zhang 30, @home 50
close @home                        | ok                | @home 0
put p2 zhang @home 5               | accountClosed     | zhang 30, @home 0
award t2 GM06 50 @home             | accountClosed     | @home 0
`
