"""The words that members, minutes and papers are made of."""

FIRST_NAMES = (
    "Adaeze", "Alan", "Anita", "Asha", "Bernard", "Bridget", "Carlos", "Catherine", "Chloe", "Daniel", "Deepa",
    "Dominic", "Edith", "Eleanor", "Farah", "Fergus", "Gita", "Grace", "Hamish", "Hannah", "Imran", "Ingrid", "Jacob",
    "Jasmine", "Keith", "Kirsty", "Leila", "Liam", "Marcus", "Miriam", "Nadia", "Neil", "Olive", "Oscar", "Paula",
    "Peter", "Rachel", "Rohan", "Sanjay", "Sheila", "Tariq", "Teresa", "Una", "Victor", "Wendy", "Winston", "Yasmin",
    "Yusuf", "Zara",
)  # fmt: skip
SURNAMES = (
    "Abbott", "Ahmed", "Bailey", "Begum", "Campbell", "Chowdhury", "Davies", "Dunne", "Edwards", "Evans", "Fraser",
    "Fox", "Gibson", "Gupta", "Harris", "Hughes", "Ibrahim", "Irving", "James", "Jones", "Kaur", "Khan", "Lewis",
    "Lindsay", "Martin", "Mensah", "Nash", "Nwosu", "Osborne", "Owen", "Patel", "Price", "Quinn", "Rahman", "Reid",
    "Shah", "Singh", "Taylor", "Thomas", "Underwood", "Vaughan", "Verma", "Walker", "Wong", "Yates", "Young",
)  # fmt: skip
SEATS = (
    ("Superintendent", "Metropolitan Police"),
    ("Director of Public Protection", "Borough of Elmbridge Vale"),
    ("Director of Children's Services", "Borough of Elmbridge Vale"),
    ("Assistant Director, Housing", "Borough of Elmbridge Vale"),
    ("Head of Service for Early Intervention", "Borough of Elmbridge Vale"),
    ("Assistant Director, Public Health", "Borough of Elmbridge Vale"),
    ("Domestic Abuse Strategy Co-ordinator", "Borough of Elmbridge Vale"),
    ("Road Safety Manager", "Borough of Elmbridge Vale"),
    ("Head of Trading Standards", "Borough of Elmbridge Vale"),
    ("Borough Commander", "Fire Brigade"),
    ("Head of Probation Delivery", "Probation Service"),
    ("Designated Nurse, Safeguarding Children", "Integrated Care Board"),
    ("Adult Safeguarding Manager", "Integrated Care Board"),
    ("Senior Operations Manager", "Victim Support"),
    ("Tenancy Specialist Manager", "Riverside Homes"),
    ("Neighbourhood Investment Manager", "Vale Housing Association"),
    ("Chairman", "Safer Neighbourhood Board"),
    ("Chief Executive", "Community Links"),
)
SUBJECTS = (
    "Police update",
    "Community safety assessment",
    "Domestic abuse strategy",
    "Serious violence duty",
    "Road safety",
    "Youth offending",
    "Anti-social behaviour",
    "Trading standards",
    "Substance misuse",
    "Fire safety in high-rise homes",
    "Probation",
    "Hate crime",
    "Prevent",
    "Night-time economy",
    "Victims and witnesses",
    "Public spaces protection orders",
    "Burglary",
    "Modern slavery",
    "Emergency planning",
    "Environmental crime",
)
PLACES = (
    "Penfold",
    "Mill Lane",
    "the Crays",
    "Station Road",
    "Quarry Estate",
    "the High Street",
    "Moor Park",
    "Northgate",
)
STATEMENTS = (
    "The Board was told that reports in {place} had fallen by {number}% since the same months of last year.",
    "Visits to {number} homes in {place} had been made together with the housing association.",
    "Members asked whether the figures for {place} counted incidents on the boundary with the next borough.",
    "The grant of £{number},500 would end in March, and nothing had been said of a successor.",
    "A workshop of *all partners* had taken place; {number} people had come, more than in any year before.",
    "Officers had spoken with shopkeepers in {place}, who asked for a named contact in the team.",
    "It was too early to say whether the change was lasting; the next {number} weeks would show.",
    "The Chairman thanked the volunteers, {number} of whom had given up their evenings.",
    "There were concerns that young people in {place} travelled outside the borough, where fewer services knew them.",
    "Training had been given to {number} front-line staff, and a second course was planned.",
)
TASKS = (
    "the figures for {place} be sent to members",
    "a working group on {place} be formed, and report back",
    "the terms of reference be circulated again with the changes marked",
    "the lead officer write to partners about {place}",
    "a visit to {place} be arranged for members who had not seen it",
    "the survey be repeated once {number} more answers were in",
    "the sub-group look into lighting at {place}",
    "the protocol for sharing information be brought up to date",
    "a note on funding after March be prepared",
    "the referral pathway be tested with {number} cases",
)
ANSWERS = {
    "done": (
        "This was done on the {number}th of the month; partners have been told.",
        "The figures were sent out with the notes of the sub-group. Nobody has asked for more.",
        "The visit took place, and {number} members came. What was seen in {place} is in the update.",
    ),
    "open": (
        "Work goes on. An answer from {place} is awaited, and a date has been asked for.",
        "Half of the partners have replied; the others have been reminded.",
        "This waits for the budget, which is expected within {number} weeks.",
    ),
    "oral": ("The owner will report at the meeting on {place}.",),
}
PLAN = (
    ("Fewer people are hurt on the roads.", "Review the crossings near schools."),
    ("Residents feel safer after dark.", "Check the lamps with most reports, and mend them."),
    ("Victims are supported from the first call.", "Train every call handler."),
    ("Young people have somewhere to go.", "Keep the two youth clubs open in the holidays."),
    ("Shops know whom to call.", "Name a contact for each high street."),
    ("Repeat burglary falls.", "Visit every victim within a week."),
    ("Landlords keep homes safe.", "Inspect licensed homes, one in five each year."),
    ("Partners share what they know.", "Renew the agreement on information."),
)
