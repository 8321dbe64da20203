/** Stories of the counter: the shelf, tickets, guesses, wishes. How to read a row: `rows.ts`. */
export const COUNTER = `
# what changes on a shelf is a line of a keeper's of that point
good rice 20
keeper chen
keeper far point p2
keeper gone to 2026-05-31
shelf in rice 10 chen : 新进        | ok                | rice 10
shelf spoiled rice 2 chen : 受潮    | ok                | rice 8
shelf count rice 7 chen : 少一袋    | ok                | rice 7
shelf count rice 7 chen : 对得上    | ok                | rice 7

# a shelf, everything wrong: each time the uppermost is said
good rice 20
good oil 20
keeper chen
keeper far point p2
keeper gone to 2026-05-31
shelf in none 0 gone :              | badCount
shelf in none -1 gone :             | badCount
shelf in none 1.5 gone :            | badCount
shelf in none 1000000000000 gone :  | badCount
shelf spoiled none 1 gone :         | needNote
shelf spoiled none 1 gone : 坏      | goodUnknown
shelf spoiled rice 1 gone : 坏      | notKeeper
shelf spoiled rice 1 far : 坏       | wrongPoint
shelf spoiled rice 1 chen : 坏      | beyondStock       | rice 0
shelf count rice 3 chen :           | countUnexplained  | rice 0
shelf count rice 0 chen :           | ok                | rice 0

# what is promised is not thrown away, and a count that finds less is an alarm, never set to nothing
good rice 20
keeper chen
shelf in rice 2 chen : 新进         | ok
award a1 GM01 50 zhang              | ok 50
redeem r1 zhang rice 20             | ok                | rice 1 held 1
shelf spoiled rice 2 chen : 坏      | beyondStock       | rice 1 held 1
shelf count rice 0 chen : 被盗      | ok                | rice 0 held 1

# a ticket of the scan: good for three minutes, for its keeper and its redemption alone
good rice 20
keeper chen
keeper liu
shelf in rice 3 chen : 新进         | ok
award a1 GM01 60 zhang              | ok 60
redeem r1 zhang rice 20             | ok
redeem r2 zhang rice 20             | ok
on 2026-06-01 10:04
scan s1 r1 chen clock -240          | codeClock
scan s1 r1 chen clock -240 ticket chen@10:01 | codeClock
scan s1 r1 chen clock -240 ticket liu@10:03  | codeClock
scan s1 r1 chen clock -240 ticket chen@10:05 | codeClock
scan s1 r1 chen clock -240 ticket chen@10:02 | ok | rice 1 held 1 out 1
scan s1 r1 chen clock -240 ticket chen@10:02 | ok again
scan s2 r1 chen clock -240 ticket chen@10:02 | alreadyHandedOut
scan s3 r2 chen ticket liu@10:03    | ok                | rice 1 held 0 out 2

# ten wrong codes: none is looked at before the next half hour, but for who has a ticket
good rice 20
keeper chen
shelf in rice 3 chen : 新进         | ok
award a1 GM01 60 zhang              | ok 60
redeem r1 zhang rice 20             | ok
redeem r2 zhang rice 20             | ok
redeem r3 zhang rice 20             | ok
guesses r1 9
scan s1 r1 chen digits 000000       | codeWrong
guesses r1 10
scan s1 r1 chen digits 000000       | codeLocked
scan s1 r1 chen                     | codeLocked        | rice 0 held 3
scan s1 r1 chen ticket chen@10:00   | ok                | rice 0 held 2 out 1
guesses r2 10
on 2026-06-01 10:29
scan s2 r2 chen                     | codeLocked
on 2026-06-01 10:30
scan s2 r2 chen                     | ok                | rice 0 held 1 out 2

# five wishes of one person; the same again takes it back and leaves its place
good rice 20
wish zhang good:none                | goodUnknown
wish zhang good:rice                | ok wished
wish zhang 雨伞                     | ok wished
wish zhang 洗衣液                   | ok wished
wish zhang 毛巾                     | ok wished
wish zhang 电饭锅                   | ok wished
wish zhang 茶叶                     | wishesFull
wish wang 茶叶                      | ok wished
wish zhang 雨伞                     | ok taken back
wish zhang 茶叶                     | ok wished
wish zhang good:rice                | ok taken back
`
