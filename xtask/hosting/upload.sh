#!/bin/sh
# Anlan on object storage: puts the folder into a bucket, in the order in which a site is replaced.
# Say `sh dist/hosting/upload.sh s3://bucket/folder` where the folder `dist` lies.
#
# To change:
#   put            below: the command of the storage. As it stands, `aws s3 cp`, which every storage
#                  that speaks S3 understands, with `--endpoint-url` in AWS_OPTIONS.
#   s-maxage       how many seconds the CDN may answer without asking the bucket

set -eu
to=${1:?say where to: s3://bucket/folder}
cd "$(dirname "$0")/.."

# put FILE NAME TYPE CODING LIFETIME
put() {
    set -- "$1" "$to/$2" "$3" "$4" "$5"
    aws ${AWS_OPTIONS-} s3 cp "$1" "$2" --content-type "$3" ${4:+--content-encoding "$4"} --cache-control "$5" </dev/null
}

type_of() {
    case $1 in
@TYPES@
    *) echo application/octet-stream ;;
    esac
}

# A file goes up packed by gzip under its own name, which every browser takes, over http as well.
send() {
    if [ -e "$1.gz" ]; then
        put "$1.gz" "$1" "$(type_of "$1")" gzip "$2"
    else
        put "$1" "$1" "$(type_of "$1")" "" "$2"
    fi
}

all() {
    find . -type f ! -name '*.br' ! -name '*.gz' ! -path './hosting/*' ! -name .htaccess ! -name _headers | cut -c 3- | sort
}
hashed='@HASHED@'
last='^(index\.html|sw\.js)$'

# First what only a new page asks for, then what all ask for, and at the end what names the rest.
all | grep -E -e "$hashed" | while read -r file; do
    send "$file" "@FOR_EVER@"
done
all | grep -Ev -e "$hashed" -e "$last" | while read -r file; do
    send "$file" "public, max-age=0, s-maxage=300, must-revalidate"
done
all | grep -E -e "$last" | while read -r file; do
    send "$file" "public, max-age=0, s-maxage=300, must-revalidate"
done
