"""Currencies by sign or code. The names of the unit and of its hundredth, each in the singular and the plural."""

SIGNS = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "", ""),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₽": ("rouble", "roubles", "kopeck", "kopecks"),
    "₩": ("won", "won", "", ""),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₺": ("lira", "lira", "kurus", "kurus"),
    "₴": ("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "₫": ("dong", "dong", "", ""),
    "฿": ("baht", "baht", "satang", "satang"),
    "₿": ("bitcoin", "bitcoins", "", ""),
    "Rs": ("rupee", "rupees", "paisa", "paise"),
    "CHF": ("Swiss franc", "Swiss francs", "centime", "centimes"),
    "zł": ("zloty", "zlotys", "grosz", "groszy"),
    "R": ("rand", "rand", "cent", "cents"),
    "R$": ("real", "reais", "centavo", "centavos"),
}
DOLLARS = {
    "US": "U S", "U S ": "U S", "A": "Australian", "AU": "Australian", "C": "Canadian", "CA": "Canadian",
    "CAN": "Canadian", "HK": "Hong Kong", "NZ": "New Zealand", "S": "Singapore", "NT": "Taiwan", "MX": "Mexican",
    "BZ": "Belize", "J": "Jamaican",
}  # fmt: skip
"""What is written before a dollar sign, and the name of its country."""
OLD_PENCE = {2: "twopence", 3: "threepence", 6: "sixpence"}
"""Pence of a shilling that have a name."""
CODES = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "RUB": "₽", "CHF": "CHF", "ILS": "₪", "UAH": "₴",
    "PLN": "zł", "TRY": "₺", "NGN": "₦", "KRW": "₩",
}  # fmt: skip
OTHER_CODES = {
    "CNY": ("yuan", "yuan"), "RMB": ("yuan", "yuan"), "AUD": ("Australian dollar", "Australian dollars"),
    "CAD": ("Canadian dollar", "Canadian dollars"), "NZD": ("New Zealand dollar", "New Zealand dollars"),
    "SEK": ("Swedish krona", "Swedish kronor"), "NOK": ("Norwegian krone", "Norwegian kroner"),
    "DKK": ("Danish krone", "Danish kroner"), "HKD": ("Hong Kong dollar", "Hong Kong dollars"),
    "SGD": ("Singapore dollar", "Singapore dollars"), "ZAR": ("rand", "rand"), "BRL": ("real", "reais"),
    "MXN": ("Mexican peso", "Mexican pesos"), "AED": ("dirham", "dirhams"), "SAR": ("riyal", "riyals"),
    "PKR": ("Pakistani rupee", "Pakistani rupees"), "BTC": ("bitcoin", "bitcoins"), "ETH": ("ether", "ether"),
}  # fmt: skip
MAGNITUDES = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "mm": "million", "mio": "million",
    "b": "billion", "bn": "billion", "bln": "billion", "t": "trillion", "tn": "trillion", "trn": "trillion",
    "thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion",
    "hundred": "hundred", "crore": "crore", "lakh": "lakh",
}  # fmt: skip
"""Short forms of large numbers, in lower case."""
