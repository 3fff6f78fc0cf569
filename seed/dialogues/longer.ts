import { dialogues } from '#seed/dialogue.ts'

/** Long messages, as they come now and then: reports, recipes, announcements, reviews. */
export const longNeighbours = dialogues(`
dmitry: Уважаемые соседи! Подвожу итоги собрания от {третьего|двенадцатого} числа. Присутствовали {тридцать восемь|сорок одна} квартира, кворум имеется.¶¶1. {Шлагбаум|Домофоны}: принято большинством, подрядчик выбран, работы начнутся после подписания сметы. Доступ гостей через диспетчера, список номеров просьба прислать мне до конца месяца.¶2. {Велосипедная комната|Колясочная}: освобождаем от вещей, у которых нет хозяина. Бирки повешены, через две недели всё без бирки поедет в пункт приёма.¶3. Разное: музыка после одиннадцати, самокаты у пандуса и кот из шестидесятой, который открывает двери.¶¶Протокол на сайте, копия на доске. Благодарю всех, кто дождался третьего пункта.
a: Спасибо за протокол! Кот правда открывает двери?
b: {Правда. Передними лапами|Открывает и не закрывает}
zoya: Он воспитанный просто любопытный
dmitry: Кот внесён в повестку следующего собрания

a: Хочу рассказать, вдруг кому пригодится. Вчера {залило потолок в ванной|перестал греть бойлер}, я позвонил{:|а} в аварийную, приехали через {сорок минут|час}, посмотрели и сказали «это не к нам». Я позвонил{:|а} в управляющую, там сказали «это к ним». В итоге помог сосед с {восьмого|пятого} этажа, имени не назвал, денег не взял, сказал, что у него «отвёртка и настроение». Если вы это читаете, спасибо вам огромное!
b: Узнаю человека! {Он и нам помог|Он так весь подъезд починил}
c: Отвёртка и настроение, повесим на герб дома
d: Это был не я, но {горжусь|завидую}
`)

export const longTrip = dialogues(`
vera: Раскладка готова, пишу целиком, чтобы потом не искать.¶¶День 1: чай и бутерброды в машине, вечером паста с сушёными томатами.¶День 2: овсянка с курагой, перекус, рис с нутом.¶День 3: пшёнка, перекус, картошка сушёная с грибами, к чаю халва.¶День 4: омлет, перекус, булгур с овощами.¶День 5: овсянка, перекус двойной (перевал!), суп-пюре и всё, что осталось вкусного.¶День 6: доедаем, что нашли на дне.¶¶Соль, специи, масло и терпение у меня.
nikita: где гречка
vera: Ты же сам просил без гречки
nikita: я проверял
alexey: отличная раскладка, шестой день мой любимый
sophie: I only understood "halva" and I am happy

masha: Немного лирики. Мы с вами в эти места собирались три года: то работа, то колено, то дожди. Я перечитала старый дневник и нашла запись: «Когда-нибудь дойдём до второго озера и просто посидим у воды, ничего не делая». Так вот, в плане на четвёртый день теперь официально написано: сидеть у воды и ничего не делать. Это обязательный пункт, кто не выполнит, тот моет котёл.
timur: Лучший пункт плана
dmitry: Готов выполнить и перевыполнить
lena: 😭❤️
`)

export const longTeam = dialogues(`
# work
alexey: Собрал мысли после разговоров с людьми, которые ушли от нас весной. Трое из пяти говорят не про функции, а про доверие: один раз сообщение показалось отправленным и не дошло, и всё, человек перестал верить галочкам. Поэтому предлагаю на месяц заморозить новое и сделать скучное: повторную отправку, честные статусы, понятную строку при обрыве. Скорость потом, красота потом. Если галочка стоит, значит, сообщение лежит на диске. Точка.
timur: Наконец-то. Подпишусь под каждым словом
artem: Я за. И тесты с выдёргиванием сети сразу, не в конце
masha: Красота подождёт, но статусы нарисую так, чтобы было видно без лупы
james: Could somebody translate? It looks important
alexey: In one line: for a month we build only trust. If there is a tick, the message is on the disk. Period.
sophie: I love this company

# work
james: Long one, sorry. I sat next to my mother on Sunday while she moved her choir to our server, and I wrote down every moment when she stopped. She stopped at the word "session" (she thought it meant the rehearsal). She stopped when the keyboard covered the last line. She stopped, with joy, when a heart filled the whole screen. And then for twenty minutes she did not stop at all: she just talked to thirty people as if the thing was not there. I think the last part is what we are building.
sophie: I am reading this aloud to everyone here
masha: «Как будто её нет» это лучшее, что можно сказать про интерфейс
alexey: printing the last sentence
artem: The keyboard bug is fixed tonight, tell her
`)

export const longBooks = dialogues(`
lena: Обещала написать, почему меня так зацепил «Остаток дня». Там человек тридцать лет полирует серебро и называет это достоинством, а потом садится на скамейку у моря и понимает, что самое важное он вежливо пропустил. И никто не кричит, не плачет, только зажигают фонари на пирсе, и незнакомый старик говорит: вечер это лучшее время дня. Я закрыла книгу и позвонила маме. Мне кажется, это и есть рецензия.
a: Перечитаю ради фонарей
dmitry: Точно сказано. Добавил бы про шутки: он так и не научился шутить, и это самая грустная линия
b: Теперь и я маме позвоню
mama: Звоните мамам, правильно

dmitry: Коллеги по чтению, мне возразили в личной переписке, что длинные романы устарели. Отвечу здесь. Длинный роман это единственное место, где от вас ничего не хотят: ни оценки, ни ответа, ни покупки. Он не торопит и не обновляется. Можно уйти на неделю, вернуться, и герои будут стоять там же, на той же странице, под тем же дождём. Если это устарело, то я, пожалуй, тоже.
lena: Дмитрий, можно я распечатаю это для библиотеки?
a: Сохранил{:|а}. Под тем же дождём...
c: Беру шестьсот страниц на отпуск, уговорили
`)

export const longRecipes = dialogues(`
mama: Просили борщ по-настоящему, пишу один раз.¶¶С вечера: кило говядины на кости в холодную воду, как закипит, снять пену, огонь самый маленький, луковица и морковка целиком, два с половиной часа. Мясо вынуть, бульон процедить, остудить.¶Утром: свёклу натереть, на сковородку с ложкой томата и ложкой уксуса, тушить под крышкой, пока не станет мягкой. Лук и морковь отдельно до золотого.¶В бульон картошку, через десять минут капусту, ещё через пять зажарку, и только в конце свёклу. Кипеть ей нельзя, иначе будет рыжий.¶Чеснок с солью растереть, бросить, крышку закрыть и уйти из кухни на час.¶¶Сметану каждый кладёт сам.
a: Читаю как роман
sophie: Lena, please translate, I can smell it through the screen
lena: Sophie, call me, this one needs a voice and a pen
zoya: Ирочка а сало забыла
mama: Мама, сало я оставила на второй том

a: Отчёт о катастрофе. Хотел{:|а} удивить гостей, нашёлся рецепт «пирог за пятнадцать минут». В минуту третью кончилась мука. В седьмую приехал лифт с гостями, я понял{:|а}, что духовка всё это время была на режиме «свет». В десятую кот сел в миску. В пятнадцатую мы заказали пиццу, а тесто отнесли соседке, и она испекла из него булочки, за которыми мы теперь ходим к ней каждую пятницу. Так что рецепт хороший, просто я его не так понял{:|а}.
b: Кот цел?
a: Кот в муке, доволен собой
c: Лучший рецепт булочек, что я читал{:|а}
`)

export const longCity = dialogues(`
sophie: Somebody asked how I ended up here, so: I came for three weeks to help a friend with an exhibition. On the second day I got lost, asked an old lady for the way, and she walked me to the door, forty minutes, talking all the time, and I did not understand a word. At the door she gave me an apple and waved. I still do not know what she said. I have been learning the language for four years now, mostly to find out.
a: This is the best reason to learn a language
james: Mine was a parking fine
lena: Софи, я сейчас заплачу в трамвае
b: And the apple?
sophie: Small, sour, perfect

james: A practical guide, learned the hard way. One: the number on the door is not the number of the house, it is the number of the hope. Two: if the lady at the counter says "no", smile and wait, it is often only the first half of the sentence. Three: never, ever arrive with an even number of flowers. Four: when they ask "are you cold?", the answer is a hat. Five: the shortest way is through the yard, past the cat, and everybody except you already knows it.
a: Number two saved my visa
b: Number five: which cat?
james: The cat will find you
`)
