import { dialogues } from '#seed/dialogue.ts'

/** More from the design club. */
export const portfolio = dialogues(`
a: Сколько работ в портфолио: {шесть|восемь} хороших или двадцать разных?
b: {Шесть|Восемь}. Слабая тянет вниз все
masha: И в каждой {что было, что решили, что вышло|одна картинка, от которой не оторваться}
c: А учебные?
masha: Если {с выводом|честно подписаны}, то да
a: {Удалил{:|а} одиннадцать. Дышится легче|Осталось пять. Плачу и горжусь}

masha: Игра: опишите интерфейс {лифта|чайника|банкомата} так, будто это {человек|знакомый}
a: «{Молчит, но довозит|Кипятится по любому поводу|Считает чужое и вздыхает}»
b: «{Спрашивает этаж и делает вид, что не слышал|Свистит, когда уже поздно|Денег не даст, пока не пожмёшь клешню}»
c: "{He knows where you are going and judges|Polite until you are in a hurry}"
masha: {Третье место в мою лекцию|Собираю в плакат}, спасибо!

a: Какой у вас {монитор|планшет|стул}? Глаза и спина просят
b: {27 дюймов, матовый, не жалею|Простой экранный, третий год}
c: Стул {важнее|дороже стола}, сядь на {пять|десять} разных
a: Бюджет {сорок|тридцать} тысяч
b: Бери {списанный офисный, они вечные|прошлогоднюю модель}
~ 2d
a: Взял{:|а}. {Спина прислала открытку|Серый наконец-то серый}

james: Portfolio review offer: I have two free hours {day}, English or {bad Russian|with subtitles}
a: Me please! {Three cases, one strange|I am terrified, so yes}
b: Запишите меня {следом|после}, я {с переводчиком|на жестах}
james: Strange is good. Bring {the story, not the pixels|what failed}
~ 1d
a: James, that was {the most useful hour of my autumn|kind and sharp}. Thank you
james: Your {strange one is the best one|second case is a job offer}

a: Вывеска у {metro2}: «ЦВЕТЫ СРОЧНО»
b: {Срочные цветы, неторопливые ножницы|Когда уже стоишь под дверью}
c: У нас «{Обувь для людей|Мир бывших колбас}»
masha: {Готовый сюжет|Хочу туда}
a: Собираем альбом? https://foto.example/vyveski/{row}
b: {Загрузил{:|а} четыре|Там уже шедевры}

sophie: How do you say no to "{make it pop|can we see it in every colour}"?
a: «{Давайте сначала решим, кому должно попасть|Каких цветов не хватает вашему клиенту?}»
lena: "{Let us decide whom it should hit|Which colour does your customer miss?}"
sophie: {Lena, you translate like a diplomat|I am printing this}
james: I just {say "pop" back, slowly|send an invoice for every colour}
sophie: 😂

masha: Задание на неделю: {открытка без картинки|билет в прошлое|этикетка для тишины}, чёрный и один цвет
a: Формат?
masha: {Квадрат|Открытка}. Сдаём {в среду|в воскресенье} до {evening}
b: Можно {шрифтом|руками}?
masha: {Даже нужно|Хоть картошкой}
~ 3d
c: Моя: https://skrin.example/club/task-{row}
a: {Ого, цвет один, а тепло от всего листа|Как ты это напечатал{c:|а}?}
c: {Картошкой|Валиком и мамиными обоями}

a: Тёмная тема: чёрный {честный|#000} или {тёмно-серый|тёплый}?
b: Тёплый, {глаза спасибо скажут|на чёрном текст дрожит}
c: На OLED чёрный {бережёт батарею|красив ночью}
masha: {Два режима, и никто не спорит|Тени на чёрном не видно, вот и ответ}
a: {Беру тёплый|Пойду красить}
`)
