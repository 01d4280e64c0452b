"""What each command's ``--help`` shows below its options. Pure."""

from typing import Final

EXIT_CODES: Final = """exit codes:
  0  done
  1  some data were refused and set aside, or none of what came could be published,
     the whole draft included; what was held stays
  2  wrong usage or bad input; nothing was changed
  3  a source could not be reached or believed, or its quota is out; what was fetched is kept,
     and the same command goes on from there
"""
REFRESH: Final = """examples:
  python -m etl refresh                               the corridors of data/reference, all sources
  python -m etl refresh --source imf-imts --freq A    one source, years without months
  python -m etl refresh --since 2018 --until 2023     fewer years
  python -m etl refresh --reporter GEO --partner RUS --partner TUR
  python -m etl refresh --world --since 1995          every country, every partner, day by day
  python -m etl refresh --dry-run                     print what would be asked
  python -m etl refresh --offline                     rebuild from the answers kept
  python -m etl refresh --workers 4                   read and check them in four processes
  python -m etl refresh --scheduler tcp://10.0.0.1:8786   on the workers of a Dask cluster
  COMTRADE_API_KEY=... python -m etl refresh          twelve years a call instead of one
"""
IMPORT: Final = """examples:
  python -m etl import figures.csv
  python -m etl import figures.parquet
  python -m etl import figures.csv --publisher "A ministry" --citation "Its yearbook 2024, p. 12"
"""
STATUS: Final = """examples:
  python -m etl status
  python -m etl status --data /srv/trade
"""
DIFF: Final = """examples:
  python -m etl diff 20260101 20261122
  python -m etl diff 20261122T000000Z-29873e18 20261123
"""
CHECK: Final = """examples:
  python -m etl check
  python -m etl check --data /srv/trade
"""
PRUNE: Final = """examples:
  python -m etl prune --keep 12 --dry-run
  python -m etl prune --keep 12

The newest N vintages stay, and the one that is shown. Of the answers kept under raw/ those go that
a later answer has taken the place of and no vintage left is made of.
"""
MIGRATE: Final = """examples:
  python -m etl migrate

Vintages from before there were parts are laid into parts under data/parts, which vintages share.
Their ids and figures stay as they are. It may be stopped and repeated at any moment.
"""
PUSH: Final = """examples:
  python -m etl push --to s3://figures/trade
  python -m etl push --to "s3://figures/trade?region=eu-central-1"
  python -m etl push --to "s3://figures/trade?scheme=http&endpoint_override=127.0.0.1:8333"

Vintages, parts and reference tables that are not there are written, manifests last: a server that
reads the bucket never sees half of one. It may be stopped and repeated at any moment. Who may write
is told as to all programs of S3, by AWS_ACCESS_KEY_ID and the like.
"""
PROBE: Final = """examples:
  python -m etl probe                        the first thing to do on a new network
  python -m etl probe --source imf-imts      one service
  COMTRADE_API_KEY=... python -m etl probe   what a key allows too; it is never shown or kept

Each line says whether one thing this program takes for granted holds, differs (and what came)
or was not answered (and why). The answers lie in DIR/probe/, to report with. A probe asks
politely, changes no figures and ends within two minutes.

exit codes:
  0  all hold
  1  some differ
  2  wrong usage; nothing was asked
  3  some were not answered: a service could not be reached, or it turned this machine away
"""
