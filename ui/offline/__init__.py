"""The record without a server: pages, panels and pictures made ahead, and one small script to walk them."""
