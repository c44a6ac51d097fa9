//! Close to four hundred ways to tell a time, and the traps beside them, each in a sentence of its own.
//!
//! Read as if printed on Friday 15 March 2024. Behind the arrow stand the words of each time and its TIMEX3 value; a
//! sentence with nothing behind the arrow tells none.

use chrono::NaiveDate;
use dateline::{
    analysis::{time, words},
    grammar::lexicon,
    model::text::Text,
};

const TABLE: &str = r#"
They signed it on May 18, 2019. => May 18, 2019 = 2019-05-18
They signed it on 18 May 2019. => 18 May 2019 = 2019-05-18
They met on the 18th of May, 2019. => the 18th of May, 2019 = 2019-05-18
Sun., Oct. 5, was quiet. => Sun., Oct. 5 = 2023-10-05
They met on Sat. 18 May 2019. => Sat. 18 May 2019 = 2019-05-18
They met on Saturday, 18th May 2019. => Saturday, 18th May 2019 = 2019-05-18
It was sealed on 2019-05-18. => 2019-05-18 = 2019-05-18
It was sealed on 2019/05/18. => 2019/05/18 = 2019-05-18
It was sealed on 18.05.2019. => 18.05.2019 = 2019-05-18
It was sealed on 5/18/2019. => 5/18/2019 = 2019-05-18
It was sealed on 18/5/19. => 18/5/19 = 2019-05-18
They will meet on May 3, 10 and 17. => May 3 = 2024-05-03; 10 = 2024-05-10; 17 = 2024-05-17
The stay of May 18th, the first visit, was short. => May 18th = 2023-05-18
On May 3, 10 people died. => May 3 = 2023-05-03
The summit will be held May 16-18. => May 16 = 2024-05-16; 18 = 2024-05-18
Talks ran from May 30 to June 2, 2023. => May 30 = 2023-05-30; June 2, 2023 = 2023-06-02
Talks ran from 30 May to 2 June 2023. => 30 May = 2023-05-30; 2 June 2023 = 2023-06-02
He ruled between 2019 and 2021. => 2019 = 2019; 2021 = 2021
The war of 1914-18 killed millions. => 1914 = 1914; 18 = 1918
They sat from Tuesday to Thursday. => Tuesday = 2024-03-12; Thursday = 2024-03-14
It will run from Tuesday through Thursday. => Tuesday = 2024-03-19; Thursday = 2024-03-21
They met on Tuesday and Wednesday. => Tuesday = 2024-03-12; Wednesday = 2024-03-13
They met a week ago Monday. => a week ago Monday = 2024-03-04
They meet on Monday week. => Monday week = 2024-03-25
They met the day before yesterday. => the day before yesterday = 2024-03-13
They leave the day after tomorrow. => the day after tomorrow = 2024-03-17
They met yesterday morning. => yesterday morning = 2024-03-14TMO
They met on Tuesday evening. => Tuesday evening = 2024-03-12TEV
He spoke late on Tuesday. => late on Tuesday = 2024-03-12
He spoke late Tuesday night. => late Tuesday night = 2024-03-12TNI
They met last Tuesday. => last Tuesday = 2024-03-12
They will meet next Tuesday. => next Tuesday = 2024-03-19
They will meet this Tuesday. => this Tuesday = 2024-03-19
They will meet this coming Tuesday. => this coming Tuesday = 2024-03-19
They met this past Tuesday. => this past Tuesday = 2024-03-12
They will meet Tuesday next week. => Tuesday next week = 2024-03-19
They met on Tuesday last week. => Tuesday last week = 2024-03-05
They met on Tuesday of last week. => Tuesday of last week = 2024-03-05
They meet every Tuesday. => every Tuesday = XXXX-WXX-2
They meet on Tuesdays. => Tuesdays = XXXX-WXX-2
They meet each Tuesday morning. => each Tuesday morning = XXXX-WXX-2TMO
They meet twice a month. => twice a month = P1M
They meet once a year. => once a year = P1Y
They meet three times a week. => three times a week = P1W
They meet every two weeks. => every two weeks = P2W
They meet every other day. => every other day = P2D
They meet every few months. => every few months = PXM
They meet every summer. => every summer = XXXX-SU
They meet annually. => annually = P1Y
They hold monthly talks. => monthly = P1M
They hold weekly talks. => weekly = P1W
They met last week. => last week = 2024-W10
They will meet next week. => next week = 2024-W12
They met last month. => last month = 2024-02
They met last year. => last year = 2023
They met last summer. => last summer = 2023-SU
They met last June. => last June = 2023-06
They will vote this fall. => this fall = 2024-FA
They will vote in the fall. => the fall = 2024-FA
They met last night. => last night = 2024-03-14TNI
They met this morning. => this morning = 2024-03-15TMO
They meet tonight. => tonight = 2024-03-15TNI
They met over the weekend. => the weekend = 2024-W10-WE
They met last weekend. => last weekend = 2024-W10-WE
They meet next weekend. => next weekend = 2024-W12-WE
They meet this weekend. => this weekend = 2024-W11-WE
They met three days ago. => three days ago = 2024-03-12
They met two weeks ago. => two weeks ago = 2024-W09
They met six months ago. => six months ago = 2023-09
They met ten years ago. => ten years ago = 2014
They met a decade ago. => a decade ago = 201
They met half a year ago. => half a year ago = 2023-09
They met a year and a half ago. => a year and a half ago = 2022-09
They met an hour ago. => an hour ago = 2024-03-15
They met several weeks ago. => several weeks ago = PAST_REF
They will meet in two weeks. => two weeks = 2024-W13
They will meet in two weeks' time. => two weeks' time = 2024-W13
They will meet in three days. => three days = 2024-03-18
They will meet two weeks from now. => two weeks from now = 2024-W13
They will meet two weeks from Tuesday. => two weeks from Tuesday = 2024-04-02
They will meet within a month. => a month = P1M
They waited for more than three years. => more than three years = P3Y
They waited a day and a half. => a day and a half = P1DT12H
They waited two and a half years. => two and a half years = P2Y6M
They waited two-and-a-half years. => two-and-a-half years = P2Y6M
They waited half an hour. => half an hour = PT30M
They waited an hour and a half. => an hour and a half = PT1H30M
They waited 24 hours. => 24 hours = PT24H
They waited forty-eight hours. => forty-eight hours = PT48H
They signed a 10-year plan. => 10-year = P10Y
He paid a three-day visit. => three-day = P3D
It was a months-long siege. => months-long = PXM
It was a decade-long war. => decade-long = P10Y
It was a two-decade-long war. => two-decade-long = P20Y
The past two weeks were hard. => The past two weeks = P2W
It grew over the last decade. => the last decade = P10Y
In recent years it grew. => recent years = PXY
In the coming weeks they will meet. => the coming weeks = FUTURE_REF
For centuries they fought. => centuries = PXCE
They met in the 1990s. => the 1990s = 199
They met in the nineties. => the nineties = 199
They met in the late 1980s. => the late 1980s = 198
They met in the early '60s. => the early '60s = 196
They met in the 19th century. => the 19th century = 18
They met in the late nineteenth century. => the late nineteenth century = 18
It fell in the 5th century BC. => the 5th century BC = BC04
Caesar fell in 44 BC. => 44 BC = BC0044
He ruled from 27 BC to AD 14. => 27 BC = BC0027; AD 14 = 0014
The budget of fiscal 2025 passed. => fiscal 2025 = 2025
The budget for fiscal year 2025 passed. => fiscal year 2025 = 2025
Exports fell in the third quarter. => the third quarter = 2023-Q3
Exports fell in the third quarter of 2022. => the third quarter of 2022 = 2022-Q3
Exports fell in Q3 2022. => Q3 2022 = 2022-Q3
Exports fell in the first half of 2022. => the first half of 2022 = 2022-H1
Exports fell in the second half of the year. => the second half of the year = 2024-H2
It must end by the end of the year. => the end of the year = 2024
It must end by year-end. => year-end = 2024
It must end by the end of March. => the end of March = 2024-03
It ended in late March 2023. => late March 2023 = 2023-03
It ended in mid-2023. => mid-2023 = 2023
It ended in early 2023. => early 2023 = 2023
It ended in the spring of 2023. => the spring of 2023 = 2023-SP
It ended in winter 2022-23. => winter 2022-23 = 2022-WI
They met at 3 p.m. => 3 p.m. = 2024-03-15T15:00
They met at 3:30 pm on Tuesday. => 3:30 pm on Tuesday = 2024-03-12T15:30
They met at 0900 GMT. => 0900 GMT = 2024-03-15T09:00
They met at 09:00 GMT on May 3, 2023. => 09:00 GMT on May 3, 2023 = 2023-05-03T09:00
They met at 3 p.m. local time. => 3 p.m. local time = 2024-03-15T15:00
They met at 10 a.m. ET. => 10 a.m. ET = 2024-03-15T10:00
They met at 10 a.m. EST Thursday. => 10 a.m. EST Thursday = 2024-03-14T10:00
They met at noon. => noon = 2024-03-15T12:00
They met at midnight. => midnight = 2024-03-15T24:00
They met at half past nine. => half past nine = 2024-03-15T09:30
They met at eight o'clock. => eight o'clock = 2024-03-15T08:00
They met on Christmas Day. => Christmas Day = 2023-12-25
They met on New Year's Eve. => New Year's Eve = 2023-12-31
They met on Christmas Eve 2022. => Christmas Eve 2022 = 2022-12-24
They met on Easter Sunday. => Easter Sunday = 2023-04-09
They met on Good Friday 2023. => Good Friday 2023 = 2023-04-07
They met on Thanksgiving. => Thanksgiving = 2023-11-23
They met on Thanksgiving Day 2022. => Thanksgiving Day 2022 = 2022-11-24
They met on the Fourth of July. => the Fourth of July = 2023-07-04
They met on Independence Day. => Independence Day = 2023-07-04
They met on Bastille Day 2023. => Bastille Day 2023 = 2023-07-14
They met on 9/11. => 9/11 = 2001-09-11
They met on Sept. 11, 2001. => Sept. 11, 2001 = 2001-09-11
They met on Oct. 7. => Oct. 7 = 2023-10-07
They met on October 7th. => October 7th = 2023-10-07
They fasted during Ramadan 2023. => Ramadan 2023 = 2023-03-23
They met on Nowruz 2023. => Nowruz 2023 = 2023-03-20
They met on Orthodox Christmas. => Orthodox Christmas = 2024-01-07
They met on Memorial Day. => Memorial Day = 2023-05-29
They met on Labor Day 2023. => Labor Day 2023 = 2023-09-04
They met on Martin Luther King Jr. Day. => Martin Luther King Jr. Day = 2024-01-15
They met on Valentine's Day. => Valentine's Day = 2024-02-14
They met on Holocaust Remembrance Day. => Holocaust Remembrance Day = 2024-01-27
On March 3 they met. The same day it rained. => March 3 = 2024-03-03; The same day = 2024-03-03
On March 3 they met. Two days later they signed. => March 3 = 2024-03-03; Two days later = 2024-03-05
On March 3 they met. The next day they signed. => March 3 = 2024-03-03; The next day = 2024-03-04
On March 3 they met. The previous day they had talked. => March 3 = 2024-03-03; The previous day = 2024-03-02
On March 3 they met. The day before, they had talked. => March 3 = 2024-03-03; The day before = 2024-03-02
On March 3 they met. A week earlier they had talked. => March 3 = 2024-03-03; A week earlier = 2024-W08
On March 3 they met. That night guns were heard. => March 3 = 2024-03-03; That night = 2024-03-03TNI
In May 2019 they met. Later that month they signed. => May 2019 = 2019-05; Later that month = 2019-05
In May 2019 they met. The following month they signed. => May 2019 = 2019-05; The following month = 2019-06
In 2019 they met. The following year they signed. => 2019 = 2019; The following year = 2020
In 2019 they met. In June of that year they signed. => 2019 = 2019; June of that year = 2019-06
Two days after the talks on 16 May 2023 he left. => Two days = 2023-05-18; 16 May 2023 = 2023-05-16
Theresa May resigned. =>
He may go. =>
They march on the capital. =>
March on, he said. =>
The second man left. =>
He is a 52-year-old doctor. =>
She is 37 years old. =>
He was aged 45. =>
A ticket costs $2019. =>
They sent 2,000 troops. =>
They won 3-2. =>
Read Section 1994. =>
They cited Resolution 1973. =>
The Sunday Times wrote it. =>
After Friday prayers they marched. =>
The Fall of Kabul shook them. =>
The fall of Kabul shook them. =>
He lives in Silver Spring, Maryland. =>
The Arab Spring began there. =>
The Prague Spring was crushed. =>
The Six-Day War changed it. =>
The Thirty Years' War ended. =>
The Hundred Years War ended. =>
April Ryan asked. =>
June Carter sang. =>
August Wilson wrote it. =>
Augustus ruled. =>
He scored 1990 points. =>
It is 2010 metres high. =>
They paid 1,995 euros. =>
The G20 met. =>
The Boeing 747 landed. =>
The population is 1950 people. =>
Channel 4 News said so. =>
The New York Daily News wrote it. =>
The Weekly Standard wrote it. =>
Black September struck. =>
The Fifth Republic stands. =>
They ate in a minute. => a minute = PT1M
The 20-20 Club met. =>
It is a 50-50 chance. =>
The 10-15 men left. =>
The F-16 landed. =>
He opened the 2024 Olympics. => 2024 = 2024
They met at the 2023 summit. => 2023 = 2023
He was born in 1952. => 1952 = 1952
The 1975 treaty holds. => 1975 = 1975
It has stood since 1648. => 1648 = 1648
He ruled (1961-1989). => 1961 = 1961; 1989 = 1989
Now they rule. => Now = PRESENT_REF
They recently met. => recently = PAST_REF
He said so at the time. => the time = PAST_REF
In the near future they will meet. => the near future = FUTURE_REF
He previously served. =>
Talks resume Wednesday. => Wednesday = 2024-03-20
They meet on Monday. => Monday = 2024-03-18
She will arrive on March 20. => March 20 = 2024-03-20
She arrived on March 10. => March 10 = 2024-03-10
He has until Monday to answer. => Monday = 2024-03-18
The vote is set for Sunday. => Sunday = 2024-03-17
The vote was postponed to Sunday. => Sunday = 2024-03-17
They agreed to meet on Sunday. => Sunday = 2024-03-17
They met on Friday. => Friday = 2024-03-15
Voting begins in April. => April = 2024-04
Voting began in April. => April = 2023-04
It has been closed since October. => October = 2023-10
It will be closed until October. => October = 2024-10
By May they will know. => May = 2024-05
They met overnight Tuesday. => overnight Tuesday = 2024-03-12TNI
Drones struck in the early hours of Sunday. => Sunday = 2024-03-10
Drones struck just after midnight on Sunday. => midnight on Sunday = 2024-03-10T24:00
Drones struck at dawn on Tuesday. => dawn on Tuesday = 2024-03-12TMO
The attack took place on Thursday afternoon local time. => Thursday afternoon = 2024-03-14TAF
They met late last year. => late last year = 2023
They will meet early next year. => early next year = 2025
They have met since last October. => last October = 2023-10
They traded less than in the same period last year. => the same period last year = 2023
They traded less than at this time last year. => last year = 2023
Trade grew in the 12 months to March. => the 12 months = P12M; March = 2024-03
The talks, due on Monday, were called off. => Monday = 2024-03-18
The talks scheduled for Monday were called off. => Monday = 2024-03-18
The minister was due to arrive Monday. => Monday = 2024-03-18
The minister, who arrived on Monday, left. => Monday = 2024-03-11
He is to visit Paris on Monday. => Monday = 2024-03-18
He is expected to visit Paris on Monday. => Monday = 2024-03-18
He was expected in Paris on Monday. => Monday = 2024-03-18
He has been in Paris since Monday. => Monday = 2024-03-11
He told reporters on Monday he would resign on Friday. => Monday = 2024-03-11; Friday = 2024-03-15
Ahead of Tuesday's summit, they quarrelled. => Tuesday = 2024-03-19
After Tuesday's summit, they quarrelled. => Tuesday = 2024-03-12
In Tuesday's vote, nine members abstained. => Tuesday = 2024-03-12
They meet again on March 28. => March 28 = 2024-03-28
The March 28 election will be close. => March 28 = 2024-03-28
The Nov. 5 election will be close. => Nov. 5 = 2024-11-05
The Jan. 6 attack shook Washington. => Jan. 6 = 2024-01-06
The Dec. 15 vote was close. => Dec. 15 = 2023-12-15
The February 2022 invasion shook Europe. => February 2022 = 2022-02
The October 7 attack shook Israel. => October 7 = 2023-10-07
The two will meet on the sidelines of the summit in June. => June = 2024-06
The ceasefire agreed in November has held. => November = 2023-11
A ceasefire took effect on Nov. 27. => Nov. 27 = 2023-11-27
They have been at war since April 2023. => April 2023 = 2023-04
They have been at war since mid-April. => mid-April = 2023-04
They have been at war for nearly a year. => nearly a year = P1Y
The talks, the first in seven years, failed. => seven years = P7Y
It is the second such visit this month. => this month = 2024-03
It is the second such visit in a month. => a month = P1M
She was appointed in December last year. => December last year = 2023-12
She was appointed in January of this year. => January of this year = 2024-01
She will retire in January next year. => January next year = 2025-01
They met on January 5 last year. => January 5 last year = 2023-01-05
They met on 5 January this year. => 5 January this year = 2024-01-05
They meet on January 5 next year. => January 5 next year = 2025-01-05
He left on Monday, March 11. => Monday, March 11 = 2024-03-11
He left on Monday (March 11). => Monday = 2024-03-11; March 11 = 2024-03-11
He left on Monday, 11 March 2024, at 10:30. => Monday, 11 March 2024 = 2024-03-11; 10:30 = 2024-03-11T10:30
He left at 10:30 on Monday. => 10:30 on Monday = 2024-03-11T10:30
He left at 10:30 a.m. on March 11. => 10:30 a.m. on March 11 = 2024-03-11T10:30
He left at around 10.30am on Monday. => around 10.30am on Monday = 2024-03-11T10:30
He left at 6 p.m. (1500 GMT) on Monday. => 6 p.m. (1500 GMT) on Monday = 2024-03-11T18:00
He left at 6 p.m. Moscow time on Monday. => 6 p.m. Moscow time on Monday = 2024-03-11T18:00
He will leave by 6 p.m. tomorrow. => 6 p.m. tomorrow = 2024-03-16T18:00
He left at 1pm today. => 1pm today = 2024-03-15T13:00
He left in the morning. => the morning = 2024-03-15TMO
He left in the afternoon of March 11. => the afternoon of March 11 = 2024-03-11TAF
He left on the morning of March 11. => the morning of March 11 = 2024-03-11TMO
He left on the morning of Monday, March 11. => the morning of Monday, March 11 = 2024-03-11TMO
He left on the night of March 11-12. => the night of March 11 = 2024-03-11TNI; 12 = 2024-03-12
He left on the night of 11 to 12 March. => the night of 11 = 2024-03-11TNI; 12 March = 2024-03-12
He left in the week of March 11. => the week of March 11 = 2024-W11
He left in the week of 4 March. => the week of 4 March = 2024-W10
They meet in the first week of April. => the first week of April = 2024-W14
They met in the last week of February. => the last week of February = 2024-W09
They met in the first half of February. => February = 2024-02
They met on the first Monday of February. => the first Monday of February = 2024-02-05
They met on the last Sunday of February. => the last Sunday of February = 2024-02-25
They met on the last day of February. => the last day of February = 2024-02-29
They met in the first days of the war. => the first days = PXD
They met in the final days of 2023. => the final days = PXD; 2023 = 2023
They met at the beginning of the war. =>
They will meet at the beginning of April. => the beginning of April = 2024-04
They will meet at the end of next week. => the end of next week = 2024-W12
They will meet later this week. => later this week = 2024-W11
They will meet later today. => later today = 2024-03-15
They will meet later on Friday. => Friday = 2024-03-15
They met earlier on Friday. => Friday = 2024-03-15
They met in the past 24 hours. => the past 24 hours = PT24H
They met within 48 hours. => 48 hours = PT48H
They met within days. => days = PXD
They met for the first time in decades. => decades = PXDE
They met for three days. => three days = P3D
They met for two to three days. => two to three days = P2D
They will meet in a few days. => a few days = PXD
They will meet in the next few days. => the next few days = PXD
They met in the last few days. => the last few days = PXD
They met a few days ago. => a few days ago = PAST_REF
They met not long ago. => not long ago = PAST_REF
They met a day after the vote. => a day = P1D
They met the day before the vote. => the day before = P1D
They met three years after the fall of Kabul. => three years = P3Y
They met 20 years after 9/11. => 20 years = 2021; 9/11 = 2001-09-11
They met on the eve of Christmas. => Christmas = 2023-12-25
They met on the eve of the vote. =>
They met on the first anniversary of the war. =>
They met on their wedding anniversary. =>
They will mark the 75th anniversary in July. => July = 2024-07
The 10-year-old agreement expired. => 10-year-old = P10Y
The two-year-old war goes on. => two-year-old = P2Y
The 18-month-old conflict goes on. => 18-month-old = P18M
A 10-year-old boy died. =>
A 6-month-old baby died. =>
Five children aged between two and ten years died. =>
He served 10 years in prison. => 10 years = P10Y
He was jailed for life. =>
He was sentenced to 12 years. => 12 years = P12Y
He won a five-year term. => five-year = P5Y
He won a second five-year term. => five-year = P5Y
He is in his second year in office. =>
The 100-day plan failed. => 100-day = P100D
The 90-day deadline passed. => 90-day = P90D
The deal has a term of ten years. => ten years = P10Y
The Twenty Years' Crisis is a book. =>
The one-day summit ended. => one-day = P1D
The 2024-25 budget passed. => 2024 = 2024; 25 = 2025
The 2030 Agenda stands. =>
Agenda 2030 stands. =>
By 2030 they will halve it. => 2030 = 2030
By the 2030s they will halve it. => the 2030s = 203
Between the two world wars they sat idle. =>
In the aftermath of 1989 they met. => 1989 = 1989
In the post-1945 order they sat. => post-1945 = 1945
In the pre-1967 borders they live. => pre-1967 = 1967
The 1967 borders stand. => 1967 = 1967
The 1949 Geneva Conventions stand. => 1949 = 1949
The class of 1999 met. => 1999 = 1999
It was drafted in Nineteen Eighty-Four. => Nineteen Eighty-Four = 1984
He read 1984 by Orwell. => 1984 = 1984
Flight 1549 landed. =>
Law 2010 passed. =>
Room 1408 is free. =>
UN Resolution 1701 holds. =>
Resolution 2231 (2015) holds. => 2015 = 2015
Call 1800 for help. =>
It rose 2024 points. =>
It costs 1999 dollars. =>
The year 2000 came. => The year 2000 = 2000
In the year 476 Rome fell. => the year 476 = 0476
In AD 476 Rome fell. => AD 476 = 0476
In 476 AD Rome fell. => 476 AD = 0476
In 1066 they landed. => 1066 = 1066
In the third century they built it. => the third century = 02
In the 21st century they build it. => the 21st century = 20
In the twentieth century they built it. => the twentieth century = 19
In the 16th and 17th centuries they built it. => 16th = 15; 17th centuries = 16
In the 1980s and 1990s they built it. => the 1980s = 198; 1990s = 199
In the 1980s and '90s they built it. => the 1980s = 198; '90s = 199
In the eighties they built it. => the eighties = 198
He is in his eighties. =>
They built it in the 2000s. => the 2000s = 200
They built it from the 1960s to the 1980s. => the 1960s = 196; the 1980s = 198
"#;

fn told(sentence: &str) -> String {
    let words = words::read(sentence);
    let hits = lexicon::scan(sentence, &words);
    let text = Text {
        body: sentence,
        words: &words,
        hits: &hits,
    };
    let times = time::tag(text, NaiveDate::from_ymd_opt(2024, 3, 15));
    let told = |time: &dateline::model::document::TimeMention| {
        format!("{} = {}", time.span.of(sentence), time.value)
    };
    times.iter().map(told).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_sentence_tells_its_times() {
    let mut wrong = Vec::new();
    for line in TABLE.lines().filter(|line| !line.is_empty()) {
        let (sentence, expected) = line.split_once(" =>").expect("an arrow");
        let got = told(sentence);
        if got != expected.trim() {
            wrong.push(format!(
                "{sentence}\n  expected {expected}\n  got       {got}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
