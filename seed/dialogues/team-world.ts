import { dialogues } from '#seed/dialogue.ts'

/** The same team where English is spoken, often with Russian in one chat. */
export const teamWorld = dialogues(`
# work
sophie: The new onboarding is live, could everyone check it on {Android|a small phone|Firefox|an old iPad}?
james: On it
james: Step {two|three} {cuts the title|breaks a word}, sending a screenshot
sophie: Good catch. {Is it only in dark mode|Which language}?
james: {No, both themes|Only Russian, the word is twice as long}
masha: Русские слова длиннее на треть, закладывайте запас
sophie: Understood: one third more room for Russian 🙂
~ 45m
sophie: Fixed. {Thanks for the quick eyes|You are fast, James}
james: {Looks right now|Confirmed on two phones}

# work
james: Morning! Release notes draft for {2.4|2.5|3.0|3.1} is here: https://docs.example/notes/{row}
alexey: Reading
alexey: {Paragraph two promises more than we ship|Too many adverbs|Can we lead with search}?
james: Fair. "Blazing" is gone
sophie: "Blazing" was never alive
james: {RIP blazing, 2024–2026|I had a soft spot for it}
alexey: Now it is {perfect|honest and short}. Ship it

# work
sophie: Quick question: who owns the {pricing page|status page|help articles} now?
alexey: {Lena, I think|Nobody, which explains a lot|Me until Friday}
lena: Я, но {правки до четверга не успею|с понедельника|нужен доступ}
sophie: Lena, I can {help with the English part|draft it|review}
lena: That would be great, thank you!
lena: {Shared the folder|Sent you the outline}
sophie: Got it. Will send a draft by {noon}

# work
james: Support digest of the week:¶- {31|24|42} tickets, {27|22|39} closed¶- top topic: {sign-in on a second device|where did my draft go|notifications at night}¶- nicest quote: "{My grandmother uses it. That is the review.|It just works, which is suspicious.|I moved the whole choir here.}"
masha: «{Бабушка пользуется|Просто работает, и это подозрительно|Перевела на него весь хор}» я бы повесила на стену
alexey: {Wow, great numbers|Down by a third, nice}
timur: The night notifications are on me, fix goes out {tonight|tomorrow}
james: I will tell {the four people who asked|them}
timur: 🙏

# work
sophie: Is staging down or is it {my hotel Wi-Fi|me|Monday}?
timur: {It is me, two minutes|Restarting, sorry|Deploy}
sophie: Take your time, I have {croissants|coffee and a window}
timur: Done
sophie: {That was four minutes|Working. You still owe me one minute}
artem: В {Париже|Лионе|Марселе} минуты другие
sophie: I understood that, {@artem}!

# work
james: Could we move the sync to {noon}? {My son has a school play|The dentist found me|There is a train strike}
alexey: Sure. Everyone OK?
masha: Ок
sophie: Fine for me
timur: +
james: {You are the best|I owe you}. Agenda: {search ranking, empty states|attachment limits|two hiring questions}
alexey: Add {one more: the name of the release|retro actions|holidays}

# work
artem: Found a strange one: messages with {Arabic and Russian|seven flags|a very long URL} in one line {jump|overflow|get a wrong time}
sophie: Screenshot please 🙏
artem: https://skrin.example/rtl-{row}
sophie: Ha. The tick went on holiday
james: {Bidi isolation|dir="auto" on the text, not on the bubble}
artem: {Yes, that was it|Works}. James, откуда ты это знаешь?
james: My wife writes to me in {Arabic|Farsi}. I have seen things
sophie: 😂

# work
alexey: Hiring update: {two|three} interviews this week, one {very strong|promising}
james: For the {design|backend|support} seat?
alexey: {Backend|Design|Support}. {Builds synths at home|Used to be a chef|Sings in a choir}
sophie: Hired
alexey: There is a process, Sophie
sophie: The process says hired
masha: Поддерживаю процесс Софи

# work
sophie: I translated the empty states to French for fun. «{Rien de neuf, et c'est très bien|Le calme avant les messages}»
alexey: Красиво! Что это значит?
sophie: "{Nothing new, and that is very good|The calm before the messages}"
masha: Хочу так на русском: «{Тихо. И хорошо|Пока тишина, и это приятно}»
alexey: Берём
james: English: "{All quiet. Enjoy it|Nothing here yet, and that is fine}"?
sophie: Love it

# work
timur: PSA: rotating keys tonight at {evening}, sessions will survive, bots will not
james: {My reminder bot!|What about the standup bot?}
timur: Will live again tomorrow
james: {It had so much to say|Let it rest}
artem: Тимур, а {стенд|метрики}?
timur: {Стенд не трогаю|Метрики тоже, но быстро}
~ 3h
timur: Done. {Nothing broke, I checked twice|One warning, harmless}

# work
masha: Колористика новой темы: фон чуть теплее, пузыри {фиолетовые|тёмно-лиловые}, контраст 7,2
masha: https://maket.example/f/theme-{many}
sophie: This is gorgeous
james: {Contrast on the timestamps?|Does it pass for small text?}
masha: 4.8 on the lightest, ok
james: Then I have no complaints, which is {rare|a first}
alexey: Записываем дату 😄

# work
james: Anyone else think the {sound|badge|vibration} of a new message is too cheerful?
sophie: It is a C major, of course it is cheerful
james: At {morning} I need a minor
timur: {Режим для Джеймса: ля минор|Сделаем галочку «грустный звук»}
artem: Only if it plays a cello
james: {Deal|I would pay for that}
`)
