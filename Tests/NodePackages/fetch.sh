#!/bin/sh
# Fetches the npm packages that the tests have work done by, as Debian packages them, into .build/node-packages/node_modules.
# Nothing is installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=$(cd "$here/../.." && pwd)/.build/node-packages
cmp -s "$here/packages.txt" "$target/packages.txt" && exit 0
rm -rf "$target"
mkdir -p "$target/download"
cd "$target/download"
# shellcheck disable=SC2046
apt-get download -qq $(cat "$here/packages.txt") 2> errors || {
	sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
	$sudo apt-get update -qq
	apt-get download -qq $(cat "$here/packages.txt") 2> errors || { cat errors >&2; exit 1; }
}
for package in *.deb; do dpkg-deb --extract "$package" ..; done
cd ..
# Links lead from there into usr/share/javascript.
mv usr/share/nodejs usr/share/node_modules
ln -s usr/share/node_modules node_modules
rm -rf download usr/share/doc
cp "$here/packages.txt" packages.txt
