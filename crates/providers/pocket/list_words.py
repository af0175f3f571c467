"""What the values of closed lists may be called, and the nouns of a topic. It holds no sentence."""

#: Other names of an intent in a closed list.
ALIASES = {
    "discount request": "price request|asks for a discount|lower price|discount|price negotiation|asks for less",
    "meeting request": "meeting|wants to meet|appointment|meeting proposal|call request|asks for a meeting",
    "invoice": "bill|payment demand|payable|asks for payment|bill to pay",
    "receipt": "payment confirmation|proof of payment|paid|order confirmation",
    "complaint": "unhappy customer|criticism|grievance|complains|dissatisfied",
    "newsletter": "digest|mailing|bulk news|marketing mail|advertising",
    "introduction": "intro|new contact|introduces somebody|connection",
    "job application": "application|candidate|applicant|wants a job",
    "event invitation": "invitation|event|invites us|party",
    "support request": "technical problem|bug report|help needed|support|outage",
    "question": "asks something|information request|inquiry|asks a question",
    "rejection": "refusal|says no|declines|negative answer",
    "acceptance": "agreement|says yes|accepts|positive answer",
    "follow-up": "chaser|nudge|asks again|reminder of a mail",
}
ALIASES = {k: v.split("|") for k, v in ALIASES.items()}

MORE_ALIASES = {
    "discount request": "haggling|rebate request|wants it cheaper|asks for a rebate|asks for money off|price reduction wanted|bargaining",
    "meeting request": "scheduling|wants a date|wants to talk|asks for a call|visit|invitation to talk|date wanted|wants time",
    "invoice": "billing|money owed|request for payment|account to settle|asks for money|payment due|dues",
    "receipt": "confirmation of payment|money received|purchase confirmation|payment received|settled bill|proof of purchase",
    "complaint": "dissatisfaction|protest|something went wrong|angry customer|objection|reports a failing",
    "newsletter": "bulk mail|promotion|mass mail|news letter|mailing list|advert",
    "introduction": "presents a person|new face|referral|recommendation|makes a contact|hello from somebody new",
    "job application": "job seeker|cv|looking for work|wants to work here|hiring request|resume",
    "event invitation": "asks us to come|party or talk|save the date|invite|celebration|call for speakers",
    "support request": "needs help|something is broken|error report|technical help|cannot log in|trouble|malfunction",
    "question": "wants to know|query|needs an answer|request for information|asks for facts",
    "rejection": "no|turned down|does not want|negative reply|cancellation|declined|withdrawal",
    "acceptance": "yes|agreed|go ahead|approval|consent|it is a yes",
    "follow-up": "reminder|second request|waiting for a reply|still no answer|asks for news|follows up",
}
ALIASES = {k: v + MORE_ALIASES[k].split("|") for k, v in ALIASES.items()}
TONE_ALIASES = {"angry": "furious|annoyed|hostile|irritated", "urgent": "in a hurry|pressing|rushed|cannot wait", "friendly": "warm|kind|cheerful|cordial", "worried": "anxious|afraid|concerned|uneasy", "neutral": "matter-of-fact|plain|calm|dry"}
TOPIC_ALIASES = {
    "hiring": "recruiting|staff|personnel|jobs", "travel": "trips|journeys|flights and hotels", "legal": "law|contracts|legal matters", "money": "finance|figures|accounts|banking", "product": "the product|software|development|features",
    "office": "building|facilities|rooms", "marketing": "advertising|brand|campaigns", "press": "media|journalists|publicity", "security": "it security|safety of data|passwords", "event": "events|festivities|shows", "health": "medicine|illness|doctors",
    "family": "relatives|home life|children", "sport": "sports|matches|athletics", "food": "cooking|catering|eating", "shipping": "logistics|freight|transport", "research": "science|studies|lab work", "energy": "power|electricity|heating and power",
    "school": "education|teaching|classes", "weather": "climate|forecast|rain and sun",
}
assert len({a for v in ALIASES.values() for a in v}) == sum(map(len, ALIASES.values())), "one name for two intents"
TONE_ALIASES, TOPIC_ALIASES = ({k: v.split("|") for k, v in t.items()} for t in (TONE_ALIASES, TOPIC_ALIASES))
#: Other names of the readings themselves; evaluate.py counts them under the first name.
READING_ALIASES = {"intent": "purpose|kind|wish|matter|request", "tone": "mood|voice|temper", "topic": "theme|about|field"}
READING_ALIASES = {k: v.split("|") for k, v in READING_ALIASES.items()}
TOPIC_NOUNS = {
    "hiring": "the hiring plan|the job ad|new colleagues|the interviews|the open role|recruiting|the trial period|the candidates",
    "travel": "the trip|the flights|the hotel|the train tickets|the visa|the journey|the airport transfer|travel plans",
    "legal": "the contract|clause {num}|the lease|the shareholder agreement|the trademark|data protection|the statutes|the lawsuit",
    "money": "the budget|cash flow|the quarterly numbers|interest rates|the tax bill|the balance sheet|burn rate|the forecast",
    "product": "the prototype|the new version|the roadmap|the search function|the app|the beta|the new feature|the design of the dashboard",
    "office": "the office|the kitchen|the lift|the parking space|the meeting room|the key cards|the heating|the new desks",
    "marketing": "the campaign|the website|the logo|the brand|the landing page|our slogan|the brochure|social media",
    "press": "the article|the interview|the press kit|the newspaper|the portrait|the quote|the press release|the column",
    "security": "the passwords|two-factor|the firewall|the data leak|the admin accounts|phishing|encryption|the security check",
    "event": "the summit|the panel|the dinner|the festival|the stage|the guest list|the hackathon|the party",
    "health": "the doctor|my back|the vaccine|the clinic|sleep|the therapy|your knee|the dentist",
    "family": "the kids|mum|the wedding|grandma|the baby|the twins|your sister|the christening",
    "sport": "the match|the marathon|the team|the race|the final|training|the coach|the league",
    "food": "the menu|the restaurant|the recipe|the bakery|the wine|the catering|the soup|the fish market",
    "shipping": "the containers|the parcels|the customs papers|the truck|the warehouse|the delivery route|the pallets|the port",
    "research": "the study|the survey|the experiment|the paper|the data set|the lab|the method|the sample",
    "energy": "the solar roof|the battery|the grid|the wind park|the heat pump|the turbine|power prices|the charging station",
    "school": "the exam|the school|the teacher|the university|the lesson|the degree|homework|the course",
    "weather": "the storm|the heat|the rain|the snow|the fog|the forecast for the weekend",
}
TOPIC_NOUNS = {k: v.split("|") for k, v in TOPIC_NOUNS.items()}
