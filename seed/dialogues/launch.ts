import { dialogues } from '#seed/dialogue.ts'

/** The product team before and after a launch, in both languages. */
export const launch = dialogues(`
# work
alexey: Коллеги, до запуска {девять|шесть|одиннадцать} дней. Что у нас красное?
timur: {Нагрузочные|Резервные копии}: начал, {закончу в среду|половина готова}
artem: Красное: {вложения на медленной сети|поиск на телефонах}
masha: Жёлтое: {иллюстрации пустых экранов|тексты ошибок}, зелёное: всё остальное
sophie: Help pages: green. {Press kit|Screenshots}: yellow
alexey: Thank you, хорошо идём. {Красное разбираем завтра|Артём, кто тебе нужен в помощь}?
artem: {Тимур на полдня|Тишина и Тимур}
timur: Тимур есть, тишины нет

# work
timur: Провёл учения: выдернул {базу|сеть|питание у стенда} посреди отправки
artem: И?
timur: {Ни одного потерянного|Всё ушло после возврата}, {два повтора, оба узнаны|сорок секунд на восстановление}
masha: А что видел человек?
timur: {Часики, потом галочку|Строку «Нет сети», потом галочку}
alexey: Вот это и есть продукт
james: Can I write this down for the {release notes|website}?
timur: Yes, but without my {face|swearing}

# work
sophie: Beta feedback, three best quotes:¶- "{I forgot it was new|Finally no ads in my family}"¶- "{The ticks are honest|It did not lose my shopping list in the metro}"¶- "{My dad asked who made it|When can my choir join?}"
alexey: {Сохраняем в рамку|На стену}
masha: Второй мой любимый
james: And the worst one: "{Too few stickers|Where is the dark side of the dark theme}"
artem: {Справедливо|Принято в работу}
sophie: Working on it 😄

# work
james: Journalist from "{Local Host|Small Web Weekly}" asks: why another messenger?
alexey: {Because a family should own its letters|Because mine would not run at my mother's}
masha: Потому что {красиво и своё|чужой сервер всегда немного вокзал}
james: I take all of these
sophie: Please add: "{because it is calm|and it speaks French, soon}"
james: {It will be the headline|Sent!}
~ 1d
james: Published: https://news.example/small/{row}
alexey: 🎉

# work
artem: Собрал метрики экрана: первое появление {0,6|0,8|0,7} секунды, на старом телефоне {1,4|1,7}
timur: С чем сравниваем?
artem: {С прошлой весной: 2,9|С соседями по магазину, не скажу какими}
masha: Видно глазами! {Список не моргает|Чат открывается, пока палец едет}
alexey: А сколько весит?
artem: {198|204|211} килобайт, {ещё шесть уберу|бюджет держим}
timur: 👏

# evening
alexey: Запуск завтра в {morning}. Всем спать
artem: {Ещё один тест|Только проверю сборку}
alexey: Спать, Артём
timur: Я на дежурстве, {чай заварен|будильники стоят, три}
masha: Волнуюсь, как перед {экзаменом|первым сентября}
sophie: {Fingers crossed from here|I ironed a shirt for a remote launch}
james: {Same. It is a nice shirt|Sleep well, team}

# morning
alexey: Поехали 🚀
timur: Открыл. {Первые сорок|Уже сто двадцать} человек
artem: Ошибок ноль, {сам не верю|обновляю страницу как сумасшедший}
masha: {Кто-то поставил тёмную тему и написал «уютно»|Первое сообщение на сервере: «Мам, это я»}
sophie: I am crying in a {bakery|train}
james: {Support queue: one question, one thank you|Two tickets, both compliments}
alexey: Спасибо вам всем. {Правда|Это лучшая команда}
~ 3h
timur: Тысяча. Держится {ровно|спокойно}

# work
timur: Разбор вчерашнего: в {18:40|21:12} всплеск, {очередь выросла до девяти секунд|ответы по полторы секунды}
artem: Причина?
timur: Один {класс|хор} позвал всех родственников разом
alexey: Это хорошая причина
timur: Хорошая. {Пул соединений увеличил|Добавил предел на приглашения}, повторил нагрузку, держит
masha: Давайте напишем им {спасибо|открытку}
james: Already did. They {sent a song|invited us to a concert}

# work
masha: Ретро. Что было хорошо?
artem: {Учения с выдёргиванием|Маленькие запросы на слияние}
timur: Что {никто не геройствовал|мы спали}
sophie: That every text was ready in two languages
masha: Что менять?
james: {Meetings without agenda|Fewer channels}
alexey: {Начинать тексты раньше|Показывать черновики сразу}
artem: Купить {нормальный кофе|вторую лампу для тенниса}
alexey: Единогласно

# work
lena: Договор с {хостингом|переводчиками} готов, нужна подпись до {noon}
alexey: Где лежит?
lena: https://docs.example/dogovor/{row}
alexey: {Пункт 4.2 странный|Срок оплаты десять дней? Давай пятнадцать}
lena: Согласую
~ 2h
lena: Согласились. {Даже обрадовались|С первого письма}
alexey: Подписал ✍️
`)
