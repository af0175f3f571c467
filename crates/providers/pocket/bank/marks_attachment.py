"""Attachments in single sentences, and sentences with their words that hold none."""

MARKED = {
    "attachment": """
attached
enclosed
see attached
pls see attached
please find attached
please find enclosed the (map|list|drawing|report)
please see the attached (note|sheet|drawing|table)
as attached
as per attachment
attached as (promised|agreed|discussed)
file attached
files attached: {num}
attachment: {num} pages
attachments: one (map|table|drawing), two photos
enclosures: {num}
encl.: (a map|two photos|one form)
att.: {num} pages
1 attachment
one file attached
{num} files attached
(pdf|docx|xlsx|zip) file attached
attached is (the plan|a copy|my draft|the seating plan)
attached are (the minutes|two photos|my notes|the drawings)
attached you will find (the timetable|my notes|the recipe|the plan of the hall)
enclosed you'll find (a map|the leaflet|the signed page)
here attached the (lists|scans|notes)
herewith attached the (statement|certificate|drawing)
herewith enclosed: one (copy|drawing|list)
I attach (my notes|the drawing|how the house looks now|the score)
I attach a short (note|table|list) on {topic}
I've attached (the slides|a map|my notes|the recipe)
I've attached everything (as one pdf|in a zip|in one file)
I have attached (both versions|the new draft|a picture of the dog)
I have put (the plan|the photos|the score) in the attachment
I have enclosed a (stamped envelope|copy|leaflet|photo of the twins)
I enclose a (copy|map|short summary|list of names)
I am attaching (the draft|the plan|the final version)( once more| again|)
I'm attaching it as a (pdf|photo|scan)
I'm sending the (drawing|list|plan) as an attachment
I'm sending you (the photos|the score|the map) attached to this mail
I hang the (plan|list) on this mail as an attachment
we attach the (statutes|tables|plans) for {year}
we've attached the report for {month}
we have attached a (list|map|sketch) for your files
we enclose the (leaflet|form|statement) for {year}
we are enclosing the (certificate|papers|brochure)
you'll find (the list|all figures|the map) in the attachment
you'll find it attached
you will find the (details|figures|names) in the enclosed (table|note)
you will find three attachments to this mail
the attachment (has|holds|contains) (the details|the names|all figures)
the attached (sheet|file|table) deals with {topic}
the attached (pdf|sheet|plan) has (all dates|{num} pages|the names)
the attached file is called {name}.pdf
the attached photo shows (the damage|the boat|our garden in {month})
the attached version is the (final|latest|signed) one
the enclosed (leaflet|table|sheet) (says|shows) it all
the enclosed copy is for (you|your files|{name})
the (details|figures|names|rules) are in the attachment
the (form|plan|speech|agenda) is in the attached pdf
the (plan|map|timetable|sheet music) is attached as a pdf
the (notes|photos|minutes|tables) are attached
the photos from {city} are attached
the (report|summary|plan) for {month} is attached
the (report|sheet) on {topic} is attached to this mail
the signed (page|copy|form) is enclosed
the (script|poem|obituary|recipe) comes as an attachment
the (X-ray|blood values|lab report) you'll see in the attachment
my (notes|drawings|papers) are attached
my (draft|sketch|translation|poem) is attached
our (leaflet|brochure|statutes) you'll find attached
{name}'s (drawing|note|sketch) is attached
a (map|sketch|copy|list) is attached
a copy is enclosed for (your files|{name}|each of you)
a few (photos|pages|sketches) are attached
a (scan|photo) of the (letter|label|page) is attached
two (photos|drawings|maps) attached, (one of the roof|both from {month})
both (versions|files|tables) are attached
all (papers|figures|drawings) are attached( in one zip| as pdf|)
everything is in the attached (file|folder|zip)
everything else is in the attachment
more in the attachment
details in the attachment
details attached
photos attached
minutes attached
see the attachment for (details|the rest|the names)
see enclosed (map|leaflet|list)
see the enclosed (drawing|table) for {topic}
open the attached file with (any reader|a double click)
the password for the attached zip is {code}
now with the attachment
this time with the attachment
here's the file again, attached as pdf
""",
}

UNMARKED = {
    "attachment": """
the file is on the server
the file is in the shared folder
the file is under {link}
the link is {link}
the photos are at {link}
the report is online at {link}
the slides are on the website
the slides will follow {time}
the slides were shown in {city}
the plan hangs on the wall
the plan hangs in the hall
the list hangs by the door
the list is on the fridge
the minutes passed
the minutes passed slowly
the minutes went by like hours
the minutes are kept by {name}
the minutes of {month} are in the archive
signed in {year}
the contract was signed in {year}
the treaty was signed in {city}
the form is on our website
the form can be picked up at the desk
the forms lie at the reception
the document is in the safe
the documents are with {name}
the documents burned in {year}
the papers lie on {name}'s desk
the papers came by post
the pdf was deleted
the pdf is on the intranet
the scan is on my other computer
the scan at the hospital was clear
the X-ray was taken in {year}
the picture hangs in the town hall
the drawing was sold for {money}
the enclosed garden is the oldest in {city}
the enclosed yard keeps the wind out
the enclosure for the goats is finished
the attached garage has a new roof
the attached barn was built in {year}
the house has an attached greenhouse
the cable is attached to the wall
the rope is attached to a ring
the hose wasn't attached
the trailer is attached to the van
the handle is attached with two screws
the label was attached upside down
the attachments for the mixer are in the drawer
the attachment for the drill broke
the vacuum cleaner comes with {num} attachments
no strings attached
there are no strings attached
nothing is attached to this mail
nothing attached
no attachment
no attachments
no attachments this time
there is no attachment to this mail
there's nothing enclosed
there was nothing in the envelope
there was no file with your mail
this mail has no attachment
this mail comes without attachments
without attachment
your attachment was empty
your attachment didn't open
your attachment got lost
your file was too big for our mail
your photo is on the wall of the club
I'm attached to this old desk
I am much attached to the village
I became attached to {city}
I got quite attached to that donkey
I never open attachments
I can't open attachments here
I don't send attachments
I left the attachment out on purpose
I have attached no file
I attached the shelf to the wall
I attached the lamp above the table
I attach great value to manners
I attach no importance to titles
I'll send the file by {time}
I'll attach it next time
I'll mail the photos next week
I will bring the list with me
I will send the plan by post
I will upload the pictures {time}
I saw the file on {name}'s desk
I found an old photo in the attic
I put the copy in your pigeonhole
I read a paper on attachment theory
we keep the files in {city}
we keep the plans in a steel cabinet
we never send files by mail
we took {num} photos in {city}
we have the list in the office
we are very attached to our bees
we'll post the pictures on the website
{name} has the file
{name} keeps the list in her head
{name} has the only copy
{name} is attached to the embassy in {city}
{name} was very attached to her uncle
{name} took the photos in {month}
{name} brings the drawings {time}
{name} forgot the attachment again
{name} filed the papers
{co} keeps all its files on paper
{co} has a file on everyone
{co} doesn't accept attachments
a photo on the wall shows {name}
a photo of {city} hangs over the stove
a copy of the book costs {money}
a nail file lay on the table
a single file of ducks crossed the road
in single file we walked along the dyke
see page {num} of the book
look at the wall, the map is there
""",
}
