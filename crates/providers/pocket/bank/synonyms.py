"""Words that may stand for each other in letters without changing what a letter wants. Training swaps some of them, so that
a word which no line holds is met all the same. Each line is one group, all of one form. Groups never join two intents."""

GROUPS = """
discount reduction rebate markdown concession
discounts reductions rebates
cheaper pricier-no less-expensive lower-priced
invoice bill
invoices bills
newsletter bulletin digest circular
newsletters bulletins digests
receipt slip voucher-no proof-of-payment
complaint grievance
meeting appointment get-together session
meetings appointments sessions
call chat conversation talk
lunch dinner supper breakfast brunch
coffee tea espresso
office workshop studio premises bureau
offer proposal quotation quote
budget means funds purse
team crew staff squad
boss manager director chief superior
colleague co-worker teammate workmate
colleagues co-workers teammates
friend mate pal buddy
friends mates pals
customer client patron
customers clients patrons
supplier vendor contractor
partner associate
company firm business outfit enterprise
contract agreement
document paper file
documents papers files
letter mail message note email
letters mails messages notes emails
problem issue trouble difficulty snag
problems issues troubles
error fault failure glitch
mistake error slip blunder
screen display monitor
page site screen
button key switch
money cash funds
week fortnight month
weeks fortnights months
today tonight this-evening
tomorrow the-day-after
soon shortly before-long presently
quickly rapidly swiftly promptly
quick fast swift speedy
big large huge sizeable
small little tiny modest minor
good fine decent sound
great wonderful splendid marvellous terrific fantastic
nice lovely pleasant charming delightful
bad poor dreadful lousy awful
happy glad pleased delighted thrilled
sad unhappy gloomy blue
angry furious irate livid
terrible horrible dreadful ghastly
strange odd weird curious peculiar
difficult hard tough tricky
easy simple effortless
important crucial vital essential
new recent fresh
old former previous
possible feasible doable
certain sure
enough sufficient
whole entire complete
final last closing
short brief concise
expensive dear costly pricey steep
help aid assist support-no
begin start commence
finish complete conclude
send forward mail post
sent forwarded mailed posted
get obtain receive
need require
want wish-for
like enjoy fancy
think believe reckon suppose
say mention state remark
said mentioned stated remarked
tell inform
show present demonstrate
look glance peek
find discover spot
fix repair mend
buy purchase acquire
talk speak chat
wait hold-on
explain clarify outline
discuss debate go-over
suggest propose recommend
choose pick select
change alter modify adjust
check verify examine inspect
answer reply response
wonder ask-myself
hope trust
arrange organise fix set-up
visit call-on
finally at-last eventually
really truly genuinely honestly
very extremely terribly awfully rather
maybe perhaps possibly
only just merely
also too as-well
often frequently regularly
always constantly
never not-once
again once-more anew
already by-now
because since as
but yet though
however nevertheless still
please kindly
thanks cheers many-thanks
sorry apologies-no
hello hi greetings
house home flat
street road lane
city town
garden yard
shop store
school college academy
hospital clinic
doctor physician
holiday vacation break
trip journey voyage
flight plane
car van vehicle
picture photo image
pictures photos images
report account summary
summary overview recap
plan scheme project
plans schemes projects
idea notion thought
question query
event occasion function
party celebration feast bash
guest visitor attendee
guests visitors attendees
job position post role
work labour employment
experience background
people folks persons
everyone everybody
someone somebody
children kids youngsters
afternoon evening morning
beginning start outset
end close finish
reason cause motive
part portion section
number figure
numbers figures
amount sum total
half one-half
several some a-few
many lots-of numerous
moment second minute
morning forenoon
weekend Saturday Sunday
immediately instantly at-once straightaway
carefully closely thoroughly
together jointly
outside outdoors
nearby close-by
broken damaged defective faulty
late overdue delayed
rude impolite discourteous
kind generous thoughtful
warm cordial hearty
busy occupied swamped
free available
ready prepared
tired weary exhausted
careless sloppy negligent
useless worthless pointless
unacceptable intolerable inexcusable
disappointed let-down dissatisfied
grateful thankful indebted
curious interested keen
worried concerned anxious uneasy
"""


def table():
    """word -> others of its group; a hyphen is a space, words marked -no are left out."""
    out = {}
    for line in GROUPS.strip().split("\n"):
        words = [w.replace("-", " ") for w in line.split() if not w.endswith("-no")]
        for w in words:
            if " " not in w:
                out.setdefault(w, []).extend(o for o in words if o != w)
    return out
