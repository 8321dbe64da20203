/** Stories of the keeper: handing out, undoing, refunding. How to read a row: `rows.ts`. */
export const KEEPER = `
# 交付 by one scan; sent twice it is one; a second scan is refused
good rice 20
stock rice 2 : 新进                | ok 2
keeper chen
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
scan s1 r1 chen                    | ok                | zhang 30 held 0, rice 1 held 0 out 1
on 2026-06-01 10:02
scan s1 r1 chen clock -120         | ok again          | zhang 30 held 0, rice 1 held 0 out 1
scan s2 r1 chen                    | alreadyHandedOut  | rice 1 held 0 out 1
cancel c1 r1 zhang                 | alreadyHandedOut  | zhang 30 held 0

# the code: one step around is good, a photograph or a clock is told, one digit wrong is none
good rice 20
stock rice 2 : 新进                | ok 2
keeper chen
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
scan s1 r1 chen clock -600         | codeClock         | rice 1 held 1
scan s2 r1 chen clock 600          | codeClock
scan s3 r1 chen clock -3600        | codeWrong
scan s4 r1 chen digits 000000      | codeWrong
scan s5 r1 chen clock -60          | codeClock
scan s6 r1 chen clock 30           | ok                | rice 1 held 0 out 1

# a printed code for who has no phone: the last print counts, once
good rice 20
stock rice 2 : 新进                | ok 2
keeper chen
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
scan s1 r1 chen digits 84756218    | codeWrong
print r1                           | ok PAPER-1
print r1                           | ok PAPER-2
scan s2 r1 chen digits PAPER-1     | codeWrong         | rice 1 held 1
scan s3 r1 chen digits PAPER-2     | ok                | rice 1 held 0 out 1
scan s4 r1 chen digits PAPER-2     | alreadyHandedOut

# a wrong 交付 is undone: within ten minutes by who handed it out, later by a reviewer
good rice 20
stock rice 2 : 新进                | ok 2
keeper chen
keeper liu
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
scan s1 r1 chen                    | ok                | zhang 30 held 0, rice 1 out 1
on 2026-06-01 10:10
undo u1 r1 liu : 给错人            | notKeeper
undo u2 r1 chen :                  | needNote
undo u3 r1 chen : 给错人           | ok                | zhang 30 held 20, rice 1 held 1
undo u3 r1 chen : 给错人           | ok again          | zhang 30 held 20
undo u4 r1 chen : 给错人           | notHandedOut      | zhang 30 held 20
scan s2 r1 liu                     | ok                | zhang 30 held 0, rice 1 held 0 out 1
on 2026-06-01 10:21
undo u5 r1 liu : 给错人            | undoTooLate
undo u6 r1 zhao reviewer : 查过录像 | ok               | zhang 30 held 20, rice 1 held 1
scan s3 r1 liu                     | ok                | zhang 30 held 0, rice 1 held 0 out 1

# an undone 交付 takes no day from the owner
good rice 20
stock rice 1 : 新进                | ok 1
keeper chen
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
on 2026-06-02 10:00
scan s1 r1 chen                    | ok
on 2026-06-07 10:00
undo u1 r1 zhao reviewer : 给错人  | ok
on 2026-06-12 10:00
lapse r1                           | nothing           | zhang 30 held 20
on 2026-06-13 10:00
lapse r1                           | ok                | zhang 50 held 0

# a refund after its lot has expired: the goods were bad, the points are good for thirty days
on 2025-06-01
good rice 20
stock rice 1 : 新进                | ok 1
keeper chen
award a1 GM01 20 zhang             | ok 20
on 2026-12-30
redeem r1 zhang rice 20            | ok
scan s1 r1 chen                    | ok                | zhang 0 held 0, rice 0 out 1
on 2027-01-10
refund f1 r1 zhao reviewer : 发霉  | ok 20             | zhang 20, rice 0 out 1
refund f1 r1 zhao reviewer : 发霉  | ok 20 again       | zhang 20
refund f2 r1 zhao reviewer : 发霉  | notHandedOut      | zhang 20

# a refund of goods that lie on the shelf again
good rice 20
stock rice 1 : 新进                | ok 1
keeper chen
award a1 GM01 20 zhang             | ok 20
redeem r1 zhang rice 20            | ok
scan s1 r1 chen                    | ok                | zhang 0, rice 0 out 1
refund f1 r1 zhao reviewer back : 拿错了 | ok 20       | zhang 20, rice 1 out 0

# a neighbour whom the owner names; a keeper is no neighbour of his own scan
good rice 20
stock rice 2 : 新进                | ok 2
keeper chen
keeper liu
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
name n1 r1 wang wang               | notAllowed
name n2 r9 zhang wang              | noRedemption
name n3 r1 zhang chen              | ok
scan s1 r1 chen                    | ownRedemption
name n4 r1 zhang wang              | ok
scan s2 r1 chen                    | ok                | rice 1 held 0 out 1
name n5 r1 zhang liu               | alreadyHandedOut

# nobody hands out his own nor a declared relative's
good rice 20
stock rice 3 : 新进                | ok 3
keeper chen kin zhang
keeper liu
award a1 GM01 50 zhang             | ok 50
award a2 GM01 50 chen              | ok 50
redeem r1 zhang rice 20            | ok
redeem r2 chen rice 20             | ok
scan s1 r1 chen                    | kinRedemption     | rice 1 held 2
scan s2 r2 chen                    | ownRedemption     | rice 1 held 2
scan s3 r1 liu                     | ok
scan s4 r2 liu                     | ok                | rice 1 held 0 out 2
refund f1 r2 chen reviewer : 坏的  | ownRedemption
refund f2 r1 chen reviewer : 坏的  | kinRedemption
undo u1 r2 chen reviewer : 错了    | ownRedemption
undo u2 r1 chen reviewer : 错了    | kinRedemption

# a keeper who leaves: what waits is another keeper's, nothing is lost
good rice 20
stock rice 1 : 新进                | ok 1
keeper chen to 2026-06-02
keeper liu
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
on 2026-06-03
scan s1 r1 chen                    | notKeeper         | rice 0 held 1
scan s2 r1 liu                     | ok                | rice 0 held 0 out 1

# 交付, everything wrong: each time the uppermost is said
good rice 20
stock rice 3 : 新进                | ok 3
keeper chen kin zhang
keeper zhang
keeper far kin zhang point p2
keeper gone to 2026-05-31 point p2
keeper liu
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
scan s1 r9 gone digits 000000      | noRedemption
scan s1 r1 gone digits 000000      | notKeeper
scan s1 r1 far digits 000000       | wrongPoint
scan s1 r1 zhang digits 000000     | ownRedemption
scan s1 r1 chen digits 000000      | kinRedemption
scan s1 r1 liu                     | ok
scan s1 r1 liu digits 000000       | requestReused
scan s2 r1 liu digits 000000       | alreadyHandedOut
on 2026-06-09
redeem r2 zhang rice 20            | ok
on 2026-06-16
scan s3 r2 liu digits 000000       | redemptionOver
on 2026-06-10
scan s3 r2 liu clock 600           | codeClock
scan s3 r2 liu digits 000000       | codeWrong
scan s3 r2 liu                     | ok                | zhang 10 held 0, rice 1 out 2

# 撤销 and 退还, everything wrong: each time the uppermost is said
good rice 20
stock rice 3 : 新进                | ok 3
keeper chen kin zhang
keeper liu
award a1 GM01 50 zhang             | ok 50
redeem r1 zhang rice 20            | ok
undo u1 r9 chen :                  | needNote
undo u1 r9 chen : 错               | noRedemption
undo u1 r1 zhang reviewer : 错     | ownRedemption
undo u1 r1 chen reviewer : 错      | kinRedemption
undo u1 r1 liu : 错                | notHandedOut
refund f1 r9 chen keeper :         | needNote
refund f1 r9 chen keeper : 错      | noRedemption
refund f1 r1 chen keeper : 错      | notAllowed
refund f1 r1 zhang reviewer : 错   | ownRedemption
refund f1 r1 chen reviewer : 错    | kinRedemption
refund f1 r1 zhao reviewer : 错    | notHandedOut
scan s1 r1 liu                     | ok
on 2026-06-01 10:11
undo u1 r1 far : 错                | notKeeper
undo u1 r1 liu : 错                | undoTooLate
`
