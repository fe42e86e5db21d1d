A=a; export B=b C=c && echo
[ $1 ] && A=d
for D in a b; do echo; done
aws cloudformation package --template-file template.yaml --output-template-file $OUT
aws cloudformation deploy --template-file $OUT --stack-name $A
aws cloudformation package --template-file template.yaml > packaged.yaml
sam build -t template.yaml
sam deploy --stack-name b
sam package --output-template-file packaged.yaml
sam deploy --stack-name c --template-file packaged.yaml
