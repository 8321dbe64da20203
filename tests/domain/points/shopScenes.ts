/** Stories of shop, stock and what becomes of a redemption that is not picked up. How to read a row: `rows.ts`. */
export const SHOP = `
# 兑换: points and one piece are held together; the same request has one effect
good rice 20
stock rice 2 : 新进               | ok 2              | rice 2
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok                | zhang 30 held 20, rice 1 held 1
redeem r1 zhang rice 20            | ok again          | zhang 30 held 20, rice 1 held 1
redeem r1 zhang rice 21            | requestReused     | zhang 30 held 20, rice 1 held 1

# ten taps at once with points for one
good rice 20
stock rice 9 : 新进                | ok 9
award a1 GM01 39 zhang             | ok 39
redeem r1 zhang rice 20            | ok                | zhang 19 held 20, rice 8 held 1
redeem r2 zhang rice 20            | tooFewPoints      | zhang 19 held 20, rice 8 held 1
redeem r3 zhang rice 20            | tooFewPoints      | zhang 19 held 20, rice 8 held 1
award a2 GM01 50 zhang             | ok 50             | zhang 69 held 20
redeem r3 zhang rice 20            | tooFewPoints      | zhang 69 held 20, rice 8 held 1
redeem r4 zhang rice 20            | ok                | zhang 49 held 40, rice 7 held 2

# the last ones over bins: each is given once, whoever finds his own bin empty looks in another
good rice 1 bins 4
stock rice 3 : 新进                | ok 3              | rice 3
award a1 GM01 100 zhang            | ok 100
redeem r1 zhang rice 1             | ok                | rice 2 held 1
redeem r2 zhang rice 1             | ok                | rice 1 held 2
redeem r3 zhang rice 1             | ok                | rice 0 held 3
redeem r4 zhang rice 1             | soldOut           | rice 0 held 3, zhang 97 held 3
stock rice 1 : 新进                | ok 1              | rice 1 held 3
redeem r4 zhang rice 1             | soldOut           | rice 1 held 3
redeem r5 zhang rice 1             | ok                | rice 0 held 4

# not picked up in seven days: it goes back, judged on reading, voided by the timer, once
good rice 20
stock rice 1 : 新进                | ok 1
keeper chen
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
on 2026-06-08 09:59
lapse r1                           | nothing           | zhang 30 held 20, rice 0 held 1
on 2026-06-08 10:00
scan s1 r1 chen                    | redemptionOver    | rice 0 held 1
cancel c1 r1 zhang                 | redemptionOver
lapse r1                           | ok                | zhang 50 held 0, rice 1 held 0
lapse r1                           | nothing           | zhang 50 held 0, rice 1 held 0
scan s2 r1 chen                    | redemptionOver

# two redemptions of one person lapse together: both come back
good rice 20
stock rice 2 : 新进                | ok 2
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
redeem r2 zhang rice 20            | ok                | zhang 10 held 40, rice 0 held 2
on 2026-06-08
lapse r1                           | ok                | zhang 30 held 20, rice 1 held 1
lapse r2                           | ok                | zhang 50 held 0, rice 2 held 0

# cancelled by its owner, nobody else; the same again has one effect
good rice 20
stock rice 1 : 新进                | ok 1
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
cancel c1 r9 zhang                 | noRedemption
cancel c1 r1 wang                  | notAllowed
cancel c2 r1 zhang                 | ok 20             | zhang 50 held 0, rice 1 held 0
cancel c2 r1 zhang                 | ok 20 again       | zhang 50, rice 1
cancel c3 r1 zhang                 | redemptionOver    | zhang 50

# cancelled by the street after the lot has expired: good for thirty days
on 2025-06-01
good rice 20
stock rice 1 : 新进                | ok 1
award a1 GM01 50 zhang             | ok 50
on 2026-12-30
redeem r1 zhang rice 20            | ok                | zhang 30 held 20
on 2027-01-02
expire zhang                       | ok 30             | zhang 0 held 20
cancel c1 r1 zhao reviewer         | ok 20             | zhang 20 held 0, rice 1 held 0
on 2027-02-02
expire zhang                       | ok 20             | zhang 0

# price or limit changed between looking and tapping: nothing is taken
good rice 20 limit 2
stock rice 5 : 新进                | ok 5
award a1 GM01 200 zhang            | ok 200
good rice 25 limit 2
redeem r1 zhang rice 20 limit 2    | priceChanged      | zhang 200 held 0, rice 5 held 0
good rice 25 limit 1
redeem r1 zhang rice 25 limit 2    | priceChanged      | zhang 200 held 0, rice 5 held 0
redeem r1 zhang rice 25            | priceChanged      | zhang 200 held 0
redeem r1 zhang rice 25 limit 1    | ok                | zhang 175 held 25, rice 4 held 1

# limit per person and month; what was given back counts for nothing
good rice 20 limit 1
stock rice 5 : 新进                | ok 5
award a1 GM01 200 zhang            | ok 200
redeem r1 zhang rice 20 limit 1    | ok
redeem r2 zhang rice 20 limit 1    | limitReached      | zhang 180 held 20
cancel c1 r1 zhang                 | ok 20             | zhang 200
redeem r2 zhang rice 20 limit 1    | limitReached      | zhang 200
redeem r3 zhang rice 20 limit 1    | ok                | zhang 180 held 20
on 2026-07-01
redeem r4 zhang rice 20 limit 1    | ok                | zhang 160 held 40

# a stock count explains its difference; a promise that is short is an alarm and stays
good rice 20 bins 2
stock rice 0 : 新进                | invalidInput
stock rice 5 : 新进                | ok 5              | rice 5
award a1 GM01 200 zhang            | ok 200
redeem r1 zhang rice 20            | ok
redeem r2 zhang rice 20            | ok                | rice 3 held 2
count rice 5 :                     | ok 0              | rice 3 held 2
count rice 4 :                     | countUnexplained  | rice 3 held 2
count rice 4 : 一袋破了            | ok -1             | rice 2 held 2
count rice 6 : 找到两袋            | ok 2              | rice 4 held 2
spoil rice 1 :                     | needNote          | rice 4 held 2
spoil rice 5 : 过期                | invalidInput      | rice 4 held 2
spoil rice 1 : 过期                | ok -1             | rice 3 held 2
count rice 1 : 被盗                | ok -3 short 1     | rice 0 held 2

# redeem, everything wrong: each time the uppermost is said
good rice 20 limit 1 off
good oil 20 until 2026-06-07
stock rice 1 : 新进                | ok 1
stock oil 1 : 新进                 | ok 1
award a1 GM01 25 zhang             | ok 25
redeem r0 zhang rice 0             | badPoints
redeem r0 zhang salt 1             | goodUnknown
redeem r0 zhang rice 19            | goodOff
redeem r0 zhang oil 20             | goodOff
good rice 20 limit 1
redeem r0 zhang rice 19            | priceChanged
redeem r0 zhang rice 20 limit 1    | ok                | zhang 5 held 20, rice 0 held 1
redeem r0 zhang rice 1.5           | requestReused
redeem r1 zhang rice 20 limit 1    | limitReached
redeem r2 wang rice 20 limit 1     | soldOut
stock rice 1 : 新进                | ok 1
redeem r3 wang rice 20 limit 1     | tooFewPoints      | wang 0 held 0, rice 1 held 1
`
