"""HM Revenue & Customs: ``source`` asks, ``answers`` reads."""
