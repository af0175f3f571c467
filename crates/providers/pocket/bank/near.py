"""Mails that ask for none of the things: near misses, system messages, private notes, short answers. All are `other`."""

# Names a thing of another intent, and plainly does not ask for it.
NEAR = """
(about|regarding|as for) the (invoice|bill|discount|complaint|meeting|newsletter|receipt|intro): (it is dealt with|all settled|forget it|{name} has it on her desk|no news and none needed)
(we|I) (won't|will not) (open|touch|bring up) the (price|discount|fee) (again|any more)( that is settled|)
{name} (accepted|declined|has accepted) the invitation "{event}"( on {time}|)
(understood|noted|fine|fair enough|clear|agreed)(, thank you|)(. I'll read it tonight|. have a good weekend|. I come back when I know more|)
(we|I) (spoke|talked) about (jobs|invoices|discounts|events|newsletters) (at lunch|in general|all evening), (it was fun|nothing serious|as always)
(I|we) (write|edit|read|translate|collect) (newsletters|job ads|invoices|complaints|invitations) (for a living|every day|as a hobby)( it pays the rent|)
(an|the) (article|film|novel|exhibition|study) about (discounts|meetings|invoices|job interviews|complaints|newsletters)( by {full}|)( is worth your time|, I thought of you|: I learned a lot|)
(the|a) (customer|client|neighbour|supplier) (asked {name} for a discount|complained to {name}|sent {name} a bill|invited {name} to lunch)( and {name} handled it| yesterday|, funny story|)
(a|the) (word|term) like "(discount|invoice|complaint|meeting)" (has a history|comes from italian|sounds odd in portuguese)
(no|there was no) (invoice|bill|discount|meeting|complaint) (this month|yet|in my folder)( and that is fine| as it should be|)
(accounting|the bank|{name}) (has|have) (paid|filed|booked|archived) (all|the last|the {month}) (invoices|bills|receipts)
I (forward|pass on|keep) (this|the bill|the letter) (only |)for your (files|records|information)(. do nothing|. no action|)
(we|they) (raised|changed|kept) (our|their) prices in {month}(, customers took it well|. that is all I know|)
(our|my) (meeting|call) with {co} (went|was) (well|badly|long)(, they like us|, I tell you {time}|. notes follow|)
(if|should) (they|somebody|the hotel) (ask|asks|rings) about (the refund|the invoice|the price), (it is solved|send them to {name}|you know nothing)
(I|we) (applied|have applied) (to|for) (the city|a grant|a permit)( in {month}|)(, keep your fingers crossed|, no answer yet|)
(first|thanks,) (then I lost the bet|then I know|that answers it|that helps)(. enjoy the weekend|. all clear now|)
"""

# Messages of machines that file nothing and ask for no money.
SYSTEM = """
{num} (people|profiles|homes|cars|flights) match (your|the) search "(analyst|two rooms|{city}|{topic})"
{full} (commented|replied|wrote|reacted) (on|to) "(your draft|{topic}|the plan)"(: "nice"|: "I agree"|)
(your|the) (backup|export|sync|scan) (finished|was completed|ran) (without errors|at night|on {time})
(storage|disk|mailbox|quota) (is |)({pct} full|almost full|over the limit)
{name} (shared|moved|renamed|deleted|edited) (a file|a folder|"the plan"|"{topic}") (with you|in the team folder|on the drive)
(reminder|task|to do): (water the plants|{topic}|call grandma|renew the passport|bring the book back)( {time}|)
(weather|traffic|air) (alert|warning|report) for {city}: (storm|rain|heavy traffic|sun) (on {time}|from noon)
(welcome|hello), (your account is ready|you are registered|your profile is complete)( confirm your address here: {link}|)
(terms|privacy policy|conditions) (updated|changed|new from {time})(: please read them {link}|)
{num} new (followers|messages|comments|views)( this week| on your profile|)
(calendar|agenda) for {time}: ({event}|dentist|call with {name}|nothing planned)
"""

# Private and team notes.
PRIVATE = """
(darling|my dear|sweetheart|dear child), (your father|your brother|grandpa|aunt {name}) (comes|cooks|sleeps well again|says hello)( on {time}|)( bring the blue bowl| come early| kisses|)
(the|our) (kids|boys|twins|dog|cat) (talk|asks|ask|dream|dreams) (about the boat|of you|about the summer)( still|)
(paulo|{name}) (signed|starts|started) (on {time}|today|in {month})(. I ordered a chair|. be nice|. that makes us {num}|)
(someone|somebody) is in our (server|system|account) (now|right now)(. change your password|. do not click anything|. look at the chat|)
{month} in (four|three|ten) lines: {num} new (shops|users|clients), revenue {money}, (burn|costs) {money}( cash until {month}|)
(we|I) (moved|arrived|landed|got home) (safely|last week|at night)( new address follows| greetings from {city}|)
I('m| am) (at sea|in the mountains|on a boat|offline|at a wedding) (until|till) {time}( write to {name} meanwhile|)
(tell|ask) {name} (I said hello|not to worry|to bring the key|the door is open)
(ok|okay|thx|fine|great|wow|haha|noted|same here|me too|see above|will do|on it|perfect)( {me}|)
"""

# Sentences with their own marks, for readings that look for one thing: found or none.
MARKED = {
    "deadline": """
(please|kindly) (answer|reply|decide|let me know|send it back|sign|confirm) (by|before|no later than|not later than) {time}
(the|our) deadline is {time}( at noon|)
(I|we) need (your answer|this|it|the form) (by|before) {time}( at the latest|)
(after|from) {time} (it is too late|the door is closed|the system closes)
(it|this) has to (be|reach us|arrive) (here |)(by|before) {time}
(last|final) (day|date|moment) (to answer|for your reply|for changes): {time}
""",
    "phone": """
(call|ring|phone|reach) me (on|at|under) {phone}( any time| until six|)
(my|our|the) (number|phone|mobile|direct line) is {phone}
(tel|phone|mobile|m|t): {phone}
""",
    "apology": """
(I am|we are) (so |very |)sorry (for|about) (the wait|that|the confusion|my late answer|the trouble)
(please |)(accept my apologies|forgive me|excuse the mess|excuse my late answer)
(apologies|my apologies|our apologies)( for the wait| for this| for the noise|)
(I|we) apologise (for the inconvenience|for that|and will do better)
(sorry|so sorry), (my mistake|that was us|I forgot)
""",
    "thanks": """
(thank you|thanks|many thanks) (for (your help|everything|coming|the flowers)|so much|a lot|again)
(I am|we are) (so |very |)grateful (for this|to you)
(I|we) (really |)appreciate (it|your help|that)
(much|greatly) appreciated
(thx|thanks)!
""",
    "attachment": """
(the|my) (file|plan|photo|draft|list|table) is (attached|enclosed)
(attached|enclosed): (two files|the photos|a scan|the form)
(see|look at) the (attachment|attached file|enclosed page)
""",
}

# More tones.
TONES = {
    "angry": """
(what a|that is a) (cheek|nerve|farce|disgrace)
(enough of this|stop it now|that's it now)!( I mean it|)
(you must think|do you think) (we are|I am) (stupid|made of money|a fool)
(I am|we are) (seething|boiling|beside myself|sick of it|sick and tired of this)
(explain yourselves|answer for once|have the decency to reply)
""",
    "urgent": """
(quickly|hurry|fast), please( the clock is ticking|)
(I have|we have) (forty minutes|an hour|until noon|ten minutes) (left|to fix this|before it starts)
(now|right now|this minute)(, not later|, please)
(top priority|an emergency|code red|high priority)( here|)( please|)
(every minute|each hour) (counts|matters|costs us)
""",
    "friendly": """
(ha|haha), (you made me laugh|I knew it|that is so you)
(you are|you're) (an angel|a treasure|a gem|too kind|the kindest)
(kisses|hugs|a hug|love)( to all of you| from the whole gang)
(so|very) (happy|glad|proud) (for you|to know you|we met)
(bring|come with) (your smile|good mood|sunshine)
(hats off|bravo|chapeau)( to you|)( my friend|)
(enjoy|have) (the sun|the weekend|a wonderful evening)( my dear|)
""",
    "worried": """
(I am|we are) (worried|anxious|concerned|uneasy|nervous) (about this|that it fails|how this ends)
(I|we) (fear|am afraid|are afraid) (the worst|it will go wrong|we lose everything)
(I cannot|can't) sleep (because of it|over this)
(what if|imagine) (it fails|nobody comes|the money runs out)?
(this|it) (keeps me awake|frightens me|makes me uneasy|scares us)
(hopefully|I only hope) (nothing bad|no harm) (happens|comes of it|was done)
""",
}

FOREIGN = {
    "discount request": """
(können|könnten) Sie (uns |)(beim Preis entgegenkommen|einen Nachlass geben|{pct} nachlassen|einen besseren Preis machen)?
(das Angebot|der Preis) (liegt über unserem Budget|ist uns zu hoch|ist leider zu teuer), (geht da noch etwas|was können Sie tun|ist ein Rabatt möglich)?
(pouvez-vous|pourriez-vous) (baisser le prix|faire un geste sur le prix|nous faire une meilleure offre)( de {pct}|) ?
(c'est|votre offre est) trop cher pour nous, (une remise est-elle possible|que pouvez-vous faire sur le prix) ?
(pueden|podrían) (bajar el precio|mejorar la oferta|hacernos un precio mejor)( un {pct}|)?
(o preço|a proposta) (está acima do nosso orçamento|é demasiado alto), (conseguem baixar|há algum desconto)?
(il prezzo|l'offerta) è (troppo alto|sopra il nostro budget), (potete farci uno sconto|si può scendere un po')?
""",
    "meeting request": """
(wann|wo) (können|könnten|wollen) wir (uns treffen|sprechen|telefonieren)( nächste Woche|)?
(hätten|haben) Sie (am {time}|diese Woche|kurz) (Zeit|eine halbe Stunde) für (ein Telefonat|einen Kaffee|ein Treffen)?
(on peut|pouvons-nous) (se voir|se parler|fixer un rendez-vous) {time} ?
(tiene|tienes) (un rato|media hora|un hueco) {time} para (hablar|un café|una llamada)?
(tens|tem) (meia hora|um momento) {time} para (falarmos|um café|uma chamada)?
(hai|avrebbe) (mezz'ora|un momento) {time} per (parlare|un caffè|una chiamata)?
(heb je|heeft u) (volgende week|{time}) tijd voor (een gesprek|koffie|overleg)?
""",
    "invoice": """
(für|laut Auftrag) {work} (berechnen wir|stellen wir in Rechnung) {money}(, zahlbar innerhalb von {days}|. zahlbar ohne Abzug|)
(bitte|wir bitten Sie) (überweisen Sie|um Überweisung von) {money} (bis {time}|auf unser Konto)
(merci de|nous vous prions de) (régler|payer) (la facture|notre facture) {inv} ({money})
(rogamos|les pedimos) el pago de (la factura|nuestra factura) {inv}, {money}
(renda|aluguer|quotas) de {month}: {money}, (a pagar até {time}|pagável no dia um)
(bijgevoegd|hierbij) (vindt u |)onze factuur {inv} (van|ter hoogte van) {money}
""",
    "complaint": """
(das ist|es ist) (unerhört|inakzeptabel|eine Zumutung)
(c'est|cela est) (inadmissible|honteux|inacceptable)(, je veux être remboursé|)
(es|esto es) (inaceptable|una vergüenza)(, quiero una explicación|)
(isto é|é) (inadmissível|uma vergonha)(, ninguém responde|)
(è|questo è) (inaccettabile|una vergogna)(, nessuno risponde|)
(dit is|het is) (onacceptabel|schandalig)(, niemand antwoordt|)
""",
    "receipt": """
(obrigado|obrigada) (pela sua compra|pelo pagamento). (total pago|valor pago): {money}
(Zahlung erhalten|wir haben Ihre Zahlung erhalten): {money}(, vielen Dank|)
(paiement|achat) (confirmé|reçu) : {money}
(pago|compra) (confirmado|recibido): {money}
(pagamento|acquisto) (ricevuto|confermato): {money}
(betaling|bestelling) (ontvangen|bevestigd): {money}
""",
    "newsletter": """
(in dieser Ausgabe|diese Woche im Newsletter): {topic}(. Newsletter abbestellen|)
(au sommaire|dans ce numéro) : {topic}(. pour vous désabonner, cliquez ici|)
(neste número|nesta edição): {topic}(. para deixar de receber, clique aqui|)
(en este número|esta semana): {topic}(. para darse de baja, pulse aquí|)
""",
    "question": """
(una|tengo una) (duda|pregunta)( rápida|): (cómo funciona|quién decide|qué significa) {topic}?
(eine|kurze) Frage: (wie|wo|wer|warum) (ist|macht man|regelt ihr) {topic}?
(une|petite) question : (comment|pourquoi|où) (fonctionne|trouver) {topic} ?
(uma|tenho uma) (dúvida|pergunta): (como|quando|quem) (funciona|trata de) {topic}?
(una|ho una) domanda: (come|quando|chi) (funziona|decide) {topic}?
""",
    "introduction": """
{me}, ti presento {name}, che (lavora a {city}|dirige {co})(. vi lascio parlare|)
(darf ich|ich möchte Ihnen) {full} vorstellen( von {co}|)
je (te|vous) présente {full}( de {co}|)(. je vous laisse en contact|)
(te|le) presento a {full}( de {co}|)
apresento-te {full}( da {co}|)
""",
    "rejection": """
nous avons (choisi un autre prestataire|décidé de ne pas donner suite)
hemos (elegido otra opción|decidido no seguir adelante)
(decidimos|optámos por) (não avançar|outra proposta)
abbiamo (scelto un altro fornitore|deciso di non procedere)
""",
    "acceptance": """
wir nehmen (das Angebot|den Vertrag) (gern |)an
nous acceptons (votre offre|la proposition)(. envoyez le contrat|)
aceptamos (la oferta|su propuesta)
aceitamos a (proposta|vossa oferta)
accettiamo (la proposta|l'offerta)
""",
    "other": """
(liebe Grüße|viele Grüße) aus {city}(, es geht uns gut|, das Wetter ist schön|)
(die Unterlagen|die Fotos|die Notizen) sind im Ordner(, nichts zu tun|)
(les photos|les notes) sont dans le dossier(, bonne journée|)
(las fotos|las notas) están en la carpeta(, un abrazo|)
(as fotos|as notas) estão na pasta(, um abraço|)
(le foto|gli appunti) sono nella cartella(, buona giornata|)
先週無事に引っ越しました。(新しい住所は後ほど送ります。|また会いましょう。)
資料を共有フォルダに入れました。(確認は不要です。|よろしくお願いします。)
посылаю (фотографии|заметки)(, привет из {city}|)
مرحبا، (الصور في المجلد|شكرا لك)
(danke|merci|grazie|gracias|obrigado|bedankt)( für gestern|, à bientôt|, a presto|, hasta pronto|, até breve|, tot ziens|)
""",
}
