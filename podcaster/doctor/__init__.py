"""What `podcaster doctor` checks.

finding  one thing that is wrong
machine  this machine: engine, encoder, settings, disk
site     a published show: finds its feed and its episodes
feed     a feed, the addresses in it, and its episodes' MP3s
episode  an episode's files: their words agree, and each word is heard in the audio
visitor  HTTP requests to a foreign server, with time and size limits
"""
